/**
 * An exact decimal for a person: thousands set apart, every digit kept, and no number type that would round it.
 *
 * @param decimal as the server writes it, for example `-1234567.8900123`.
 */
export function formatExact(decimal: string): string {
  const [, sign = '', whole = '', rest = ''] = /^([+-]?)(\d+)(\.\d+)?$/.exec(decimal) ?? []
  if (whole === '') return decimal
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = rest.replace(/0+$/, '').padEnd(3, rest === '' ? '' : '0')
  return `${sign === '-' ? '−' : ''}${grouped}${fraction === '' ? '.00' : fraction}`
}
