/**
 * Adds amounts without losing cents: Neumaier's compensated summation, so that the order of the amounts and their
 * number do not matter (A. Neumaier, 1974, the improvement of Kahan's method).
 *
 * @param amounts in one currency.
 * @returns the sum in the same currency, unrounded; 0 for none.
 */
export function sumMoney(amounts: Iterable<number>): number {
  let sum = 0
  let compensation = 0
  for (const amount of amounts) {
    const next = sum + amount
    compensation += Math.abs(sum) >= Math.abs(amount) ? sum - next + amount : amount - next + sum
    sum = next
  }
  return sum + compensation
}

function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals
  const size = Math.abs(value) * scale
  const nearest = Math.round(size)
  // Away from a half, and with digits to spare, the product errs too little to matter; texts take ten times as long.
  if (size < 1e12 && Math.abs(size - nearest) < 0.499)
    return nearest === 0 ? 0 : (Math.sign(value) * nearest) / scale
  // Numbers of this size stand further apart than the last decimal kept.
  if (size > Number.MAX_SAFE_INTEGER) return value
  const scaled = Number(`${value}e${decimals}`)
  // A number already in exponent notation cannot take a second exponent; it is far below the last decimal kept.
  const rounded = Number.isNaN(scaled)
    ? Math.round(value * scale)
    : Math.sign(scaled) * Math.round(Math.abs(scaled))
  return rounded === 0 ? 0 : Number(`${rounded}e-${decimals}`)
}

/** An amount as the API returns it: 6 decimals, half away from zero. */
export function roundForApi(amount: number): number {
  return roundTo(amount, 6)
}

/** An amount rounded to cents, half away from zero. */
export function roundToCents(amount: number): number {
  return roundTo(amount, 2)
}

/**
 * The change from one total to another in percent of the earlier one's size, 2 decimals.
 *
 * @returns null where the earlier total is 0, since no percentage is true then.
 */
export function percentageChange(current: number, previous: number): number | null {
  return previous === 0 ? null : roundTo(((current - previous) / Math.abs(previous)) * 100, 2)
}

/** The part that an amount is of a total, in percent, 2 decimals; 0 of a total of 0. */
export function percentageOf(amount: number, total: number): number {
  return total === 0 ? 0 : roundTo((amount / total) * 100, 2)
}

type Style = 'sign' | 'letters'

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(currency: string, style: Style): Intl.NumberFormat {
  const key = `${currency} ${style}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(
    'en-US',
    style === 'sign'
      ? { style: 'currency', currency }
      : { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  )
  formats.set(key, made)
  return made
}

/**
 * An amount for a person: `$1,234.50`, `€1,234.50`, `CHF 1,234.50`.
 *
 * @param currency three capital letters.
 * @param style `letters` leaves the sign out, for a text that names the currency itself.
 */
export function formatMoney(amount: number, currency: string, style: Style = 'sign'): string {
  // A plain space: what is written has to be found again by searching for it.
  return formatOf(currency, style).format(roundToCents(amount)).replaceAll('\u00a0', ' ')
}

/** Writes amounts of one currency for a person. */
export type Money = (amount: number) => string

export function moneyIn(currency: string): Money {
  return (amount) => formatMoney(amount, currency)
}
