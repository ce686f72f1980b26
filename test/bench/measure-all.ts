import { join } from 'node:path'
import {
  benchDatabase,
  copyDatabase,
  removeDatabase,
  resetDatabase,
  sizeOfDatabase,
  type BenchDatabase,
} from './bench-database.ts'
import { withDemoServer } from './bench-server.ts'
import { measureColdAnswers } from './cold-answers.ts'
import { sizeName, type Row } from './figures.ts'
import { measureGrowth } from './growth.ts'
import { startSampler } from './health-sampler.ts'
import { measureImport } from './import-speed.ts'
import { measureKeptAnswers } from './kept-answers.ts'
import { measureBesideImport } from './requests-beside-import.ts'
import { measureStart } from './start.ts'
import { measureUncachedAnswers } from './uncached-answers.ts'

export const parts = ['kept', 'uncached', 'import', 'growth', 'cold', 'beside', 'start'] as const
export type Part = (typeof parts)[number]

type Plan = {
  /** Where databases are made, or taken from. */
  readonly folder: string
  /** Where servers work with copies of them. */
  readonly scratch: string
  /** Numbers of charges, the smallest first. */
  readonly sizes: readonly number[]
  readonly only: readonly Part[]
  readonly rounds: number
  tell(line: string): void
}

/** A database as it was made, and a copy that servers work with. */
type Pair = { readonly pristine: BenchDatabase; readonly copy: string }

const mostImported = 1_000_000
const mostMegabytesAMillion = 60

/** Measures one part after the other, so that none is beside another. */
export async function measureAll({ folder, scratch, sizes, only, rounds, tell }: Plan): Promise<Row[]> {
  // The first start may have to build, and to compile what was built.
  await withDemoServer({}, async () => {})
  const pairs: Pair[] = []
  if (only.some((part) => part !== 'kept' && part !== 'uncached' && part !== 'import'))
    for (const size of sizes) {
      tell(`The database of ${sizeName(size)} charges`)
      const pristine = await benchDatabase(folder, size)
      pairs.push({ pristine, copy: join(scratch, `copy-${size}.db`) })
    }
  for (const { pristine, copy } of pairs) copyDatabase(pristine.path, copy)
  const rowsToImport = Math.min(mostImported, sizes.at(-1) ?? 0)
  const measures: Record<Part, () => Promise<Row[]>> = {
    kept: () => measureKeptAnswers(rounds),
    uncached: () => measureUncachedAnswers(rounds),
    import: () => measureImport(rowsToImport, 'charges'),
    growth: () =>
      measureGrowth(
        pairs.map(({ pristine, copy }) => ({ ...pristine, path: copy })),
        rounds,
      ),
    cold: () => measureCold(pairs),
    beside: async () =>
      (await Promise.all(pairs.slice(-1).map(({ copy }) => measureBesideImport(rowsToImport, copy)))).flat(),
    start: () => measureStarts(pairs, rounds),
  }
  const rows: Row[] = pairs.flatMap(({ pristine }, index) => sizeRows(pristine, index === pairs.length - 1))
  for (const part of parts.filter((part) => only.includes(part))) {
    tell(part)
    for (const { pristine, copy } of pairs) resetDatabase(pristine.path, copy)
    rows.push(...(await measures[part]()))
  }
  for (const { copy } of pairs) removeDatabase(copy)
  return rows
}

function sizeRows({ charges, path, imported }: BenchDatabase, isLargest: boolean): Row[] {
  const size = sizeName(charges)
  const row: Row = {
    what: `disk for a million charges, ${size}`,
    figure: (sizeOfDatabase(path) / charges) * 1e6,
    unit: 'MB',
    ...(isLargest && { target: { most: mostMegabytesAMillion } }),
  }
  if (imported === null) return [row]
  return [
    row,
    {
      what: `import of 12 bills, ${size}, CPU`,
      figure: imported.cpu,
      unit: 'ms',
      note: `${imported.wall.toFixed(0)} ms of the clock, ${imported.peak.toFixed(0)} MB at most`,
    },
  ]
}

async function measureCold(pairs: readonly Pair[]): Promise<Row[]> {
  const sampler = await startSampler()
  try {
    const rows: Row[] = []
    for (const [index, { pristine, copy }] of pairs.entries())
      rows.push(...(await measureColdAnswers(pristine, copy, index === pairs.length - 1, sampler)))
    return rows
  } finally {
    sampler.stop()
  }
}

/** Of the smallest and the largest database, as no server has seen them. */
async function measureStarts(pairs: readonly Pair[], rounds: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const { pristine, copy } of new Set([...pairs.slice(0, 1), ...pairs.slice(-1)])) {
    const title = `, ${sizeName(pristine.charges)}`
    const reset = () => resetDatabase(pristine.path, copy)
    rows.push(...(await measureStart({ database: copy, rounds, title, reset })))
  }
  return rows
}
