/** Overwrites a stretch of a text, so that later rules do not read it again and offsets stay true. */
export function blank(text: string, at: number, length: number): string {
  return text.slice(0, at) + '~'.repeat(length) + text.slice(at + length)
}

/** Overwrites every match of a global pattern. */
export function blankAll(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => '~'.repeat(found.length))
}
