/**
 * A number as people type it: `10,000.50`, `$ 250`, `20 %`.
 *
 * @returns null for what is no number.
 */
export function readNumber(text: string): number | null {
  const digits = text.replaceAll(/[\s,$%]/g, '')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : null
}

/** Several numbers with commas between them: `80, 100`; null where one of them is none. */
export function readNumbers(text: string): number[] | null {
  const parts = text.split(/[,;]/).filter((part) => part.trim() !== '')
  const numbers = parts.map(readNumber).filter((number) => number !== null)
  return numbers.length === parts.length ? numbers : null
}
