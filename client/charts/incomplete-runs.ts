import type { Period } from './periods.ts'

/** Incomplete periods that follow each other, by their places. */
export type IncompleteRun = {
  readonly first: number
  readonly last: number
  readonly labels: readonly string[]
}

/** Puts neighbouring incomplete periods together, so that their hatching has no seams. */
export function incompleteRuns(periods: readonly Period[]): IncompleteRun[] {
  const runs: IncompleteRun[] = []
  for (const [index, { label, incomplete }] of periods.entries()) {
    if (incomplete === undefined) continue
    const run = runs.at(-1)
    if (run?.last === index - 1) runs.splice(-1, 1, { ...run, last: index, labels: [...run.labels, label] })
    else runs.push({ first: index, last: index, labels: [label] })
  }
  return runs
}
