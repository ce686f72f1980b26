/** A name in the engine's SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text in the engine's SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
