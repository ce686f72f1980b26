/** An exact decimal without needless zeros: `20.5200` becomes `20.52`, `-0.00` becomes `0`. */
export function shortDecimal(text: string): string {
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' || short === '' ? '0' : short
}
