/** `part` in percent of `whole`; null where the whole is zero, or too near to it for the percentage to be a number. */
export function percentOf(part: number, whole: number): number | null {
  const percent = (100 * part) / whole
  return Number.isFinite(percent) ? percent : null
}
