import { roundDecimal, type Decimal } from '../../shared/decimal.ts'

/**
 * An exact decimal for a person: thousands set apart, every digit kept, and no number type that would round it.
 *
 * @param decimal as the server writes it, for example `-1234567.8900123`.
 */
export function formatExact(decimal: Decimal): string {
  const [, sign = '', whole = '', rest = ''] = /^([+-]?)(\d+)(\.\d+)?$/.exec(decimal) ?? []
  if (whole === '') return decimal
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = rest.replace(/0+$/, '').padEnd(3, rest === '' ? '' : '0')
  return `${sign === '-' ? '−' : ''}${grouped}${fraction === '' ? '.00' : fraction}`
}

/** The same to the cent, where the last digits do not matter; less than a cent is not called nothing. */
export function formatCents(decimal: Decimal): string {
  const cents = roundDecimal(decimal, 2)
  return cents === '0' ? formatExact(decimal) : formatExact(cents)
}

/** A difference, always with its sign: `+144.87`. */
export function formatSigned(decimal: Decimal, format: (decimal: Decimal) => string): string {
  const text = format(decimal)
  return decimal.startsWith('-') || decimal === '0' ? text : `+${text}`
}
