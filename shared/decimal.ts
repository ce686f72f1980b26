/** An exact decimal number as text: `-12.5`, `0.000001`. It never goes through a floating-point number. */
export type Decimal = string

type Parts = { readonly digits: bigint; readonly scale: number }

function partsOf(text: Decimal): Parts {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text.trim()) ?? []
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}` || '0')
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

function textOf({ digits, scale }: Parts): Decimal {
  const negative = digits < 0n
  const all = String(negative ? -digits : digits).padStart(scale + 1, '0')
  const whole = all.slice(0, all.length - scale)
  const fraction = all.slice(all.length - scale).replace(/0+$/, '')
  const plain = fraction === '' ? whole : `${whole}.${fraction}`
  return negative && plain !== '0' ? `-${plain}` : plain
}

/** A decimal in its shortest form, without exponent and without zeros at its end. */
export function plainDecimal(text: Decimal): Decimal {
  return textOf(partsOf(text))
}

/** The exact sum; `0` of none. */
export function sumDecimals(texts: Iterable<Decimal>): Decimal {
  let sum: Parts = { digits: 0n, scale: 0 }
  for (const text of texts) {
    const next = partsOf(text)
    const scale = Math.max(sum.scale, next.scale)
    const raised = (parts: Parts) => parts.digits * 10n ** BigInt(scale - parts.scale)
    sum = { digits: raised(sum) + raised(next), scale }
  }
  return textOf(sum)
}

/** What has to be added to the second to make the first, exactly. */
export function subtractDecimals(from: Decimal, amount: Decimal): Decimal {
  const { digits, scale } = partsOf(amount)
  return sumDecimals([from, textOf({ digits: -digits, scale })])
}

/** A decimal with at most so many places, half away from zero. */
export function roundDecimal(text: Decimal, places: number): Decimal {
  const { digits, scale } = partsOf(text)
  if (scale <= places) return textOf({ digits, scale })
  const unit = 10n ** BigInt(scale - places)
  const half = digits < 0n ? -unit / 2n : unit / 2n
  return textOf({ digits: (digits + half) / unit, scale: places })
}
