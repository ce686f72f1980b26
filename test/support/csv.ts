/**
 * CSV text of rows that spell out only their own columns.
 *
 * @param columns those of the header; all that any row has where they are left out.
 */
export function csvOf(
  rows: readonly Readonly<Record<string, string | number>>[],
  columns: readonly string[] = [...new Set(rows.flatMap((row) => Object.keys(row)))],
): string {
  const cell = (value: string | number = '') => {
    const text = String(value)
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\n')}\n`
}
