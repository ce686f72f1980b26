/** What a figure has to come to: itself, or its ratio to the reference. */
export type Target = { readonly most?: number; readonly mostRatio?: number; readonly leastRatio?: number }

export type Unit = 'ms' | 'us' | 'MB' | '/s'

/** One line of the table: a figure, and how it stands to the reference of the same run where it has one. */
export type Row = {
  readonly what: string
  readonly figure: number
  readonly unit: Unit
  readonly reference?: { readonly of: string; readonly figure: number }
  readonly target?: Target
  /** What else was seen. */
  readonly note?: string
}

/** A row as it is kept in a file, to be compared with later. */
export type KeptRow = Row & { readonly ratio: number | null; readonly reached: boolean | null }

/** Works out how the figure stands to its reference, and whether that is what it has to come to. */
export function judge(row: Row): KeptRow {
  const { figure, reference, target } = row
  const ratio = reference === undefined ? null : figure / reference.figure
  if (target === undefined) return { ...row, ratio, reached: null }
  const { most, mostRatio, leastRatio } = target
  const reached =
    (most === undefined || figure <= most) &&
    (mostRatio === undefined || (ratio !== null && ratio <= mostRatio)) &&
    (leastRatio === undefined || (ratio !== null && ratio >= leastRatio))
  return { ...row, ratio, reached }
}

/** The value at a part of the way from the smallest to the largest; 0 of none. */
export function at(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export const median = (values: readonly number[]) => at(values, 0.5)

/** A number of charges, for a person. */
export function sizeName(charges: number): string {
  if (charges >= 1e6) return `${Number((charges / 1e6).toFixed(2))} million`
  return `${Number((charges / 1e3).toFixed(1))} thousand`
}
