/** What is chosen, in short: its name, or how many. */
export function chosenWords(chosen: readonly string[], plural: string): string {
  if (chosen.length === 0) return `All ${plural}`
  return chosen.length === 1 ? (chosen[0] ?? '') : `${chosen.length} ${plural}`
}

/** The chosen with one more, or one less where it was among them. */
export function toggled(chosen: readonly string[], name: string): string[] {
  return chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name]
}
