import { judge, type KeptRow, type Row, type Target } from './figures.ts'

const digits = (value: number) => {
  const size = Math.abs(value)
  if (size >= 100) return value.toFixed(0)
  return size >= 10 ? value.toFixed(1) : value.toFixed(2)
}

function targetText(target: Target | undefined, unit: string): string {
  if (target === undefined) return ''
  const { most, mostRatio, leastRatio } = target
  return [
    mostRatio === undefined ? [] : [`<= ${Number(mostRatio.toFixed(2))} x`],
    leastRatio === undefined ? [] : [`>= ${leastRatio} x`],
    most === undefined ? [] : [`<= ${most} ${unit}`],
  ]
    .flat()
    .join(', ')
}

function cellsOf({ what, figure, unit, reference, target, ratio, reached, note }: KeptRow): string[] {
  return [
    what,
    `${digits(figure)} ${unit}`,
    reference === undefined ? '' : `${digits(reference.figure)} ${unit}, ${reference.of}`,
    ratio === null ? '' : `${digits(ratio)} x`,
    targetText(target, unit),
    reached === null ? '' : reached ? 'yes' : 'NO',
    note ?? '',
  ]
}

/** Prints lines in columns, the first of them as headings. */
function printColumns(lines: readonly (readonly string[])[]): void {
  const widths = (lines[0] ?? []).map((_, index) =>
    Math.max(...lines.map((cells) => cells[index]?.length ?? 0)),
  )
  for (const cells of lines) {
    const line = cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')
    process.stdout.write(`${line.trimEnd()}\n`)
  }
}

/** Prints every figure with its reference, ratio and target. */
export function printTable(rows: readonly Row[]): void {
  const headings = ['What', 'Figure', 'Reference of this run', 'Ratio', 'To reach', 'Reached', 'Seen beside']
  printColumns([headings, ...rows.map((row) => cellsOf(judge(row)))])
}

/** Prints how figures, and their ratios, changed since an earlier run; how many that run had besides. */
export function printChanges(rows: readonly KeptRow[], earlier: readonly KeptRow[]): void {
  const before = new Map(earlier.map((row) => [row.what, row]))
  const times = (now: number | null, then: number | null) =>
    now === null || then === null ? '' : `${digits(then)} -> ${digits(now)}`
  const lines = rows.map(({ what, figure, unit, ratio, reached }) => {
    const then = before.get(what)
    before.delete(what)
    if (then === undefined) return [what, `${digits(figure)} ${unit}`, 'not measured before', '', '']
    const turned =
      then.reached !== reached && reached !== null ? (reached ? 'reached now' : 'MISSED NOW') : ''
    const change = `${digits(figure / then.figure)} x`
    return [what, `${times(figure, then.figure)} ${unit}`, change, times(ratio, then.ratio), turned]
  })
  printColumns([['What', 'Figure, before and now', 'Change', 'Ratio, before and now', ''], ...lines])
  if (before.size > 0) process.stdout.write(`${before.size} figures of that run were not measured now.\n`)
}
