const mostNamed = 10

/** Names in a sentence, the first ten of many. */
export function nameSome(names: readonly string[]): string {
  const rest = names.length - mostNamed
  return rest > 1 ? `${names.slice(0, mostNamed).join(', ')} and ${rest} more` : names.join(', ')
}
