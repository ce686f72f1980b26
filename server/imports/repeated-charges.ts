import { groupBy } from '../../shared/group-by.ts'
import type { Engine } from './engine.ts'
import type { Sql } from './formats/columns.ts'
import { textKeys } from './row-reading.ts'

/** What one file tells of one bill. */
export type Snapshot = {
  readonly unit: string
  /** SQL for the rows of the bill in `staged`. */
  readonly condition: Sql
  readonly source: number
  readonly name: string
  /** Whether its rows have ids, so that equal ones may be two charges. */
  readonly hasLineItems: boolean
  readonly charges: number
  readonly lastDay: string
  readonly deliveredAt: string | null
  readonly isFinal: boolean
}

/** `same`: all charges of one stand in the other; `most`: they are deliveries of one bill; `no`: parts of one. */
export type Repeats = (one: Snapshot, other: Snapshot) => 'same' | 'most' | 'no'

/** So much of the smaller of two files, amounts and all, and they are deliveries of one bill. */
const repeatedPart = 0.5
/** Restated amounts differ, but then nearly all charges are told again, and more than a few. */
const restatedPart = 0.9
const fewestRestated = 3

/** What providers fill in or change later, so that deliveries of one charge differ in it. */
const settledLater: readonly string[] = [
  'invoice_id',
  'details',
  'tags',
  'billing_account_name',
  'sub_account_name',
  'resource_name',
]
const lasting = textKeys.filter((key) => !settledLater.includes(key))

type Pair = { readonly exact: number; readonly restated: number }

/**
 * Counts the charges that files have in common: with their amounts, and as the same charges whatever their amounts.
 * The instants of the first and last row are part of a charge, so that hours of one day are not taken for each other.
 *
 * @param condition SQL for the rows of one bill.
 */
export async function repeatsOf(engine: Engine, condition: Sql): Promise<Repeats> {
  const keys = ['date', ...lasting, 'first_instant', 'last_instant', 'usage_quantity'].join(', ')
  const exact = await commonOf(engine, condition, `hash(${keys}, billed_cost, effective_cost)`)
  const restated = await commonOf(engine, condition, `hash(${keys})`)
  return (one, other) => {
    const key = pairKey(one.source, other.source)
    const pair: Pair = { exact: exact.get(key) ?? 0, restated: restated.get(key) ?? 0 }
    const smaller = Math.min(one.charges, other.charges)
    if (pair.exact === one.charges) return 'same'
    const isRepeated = pair.exact >= smaller * repeatedPart
    const isRestated = pair.restated >= Math.max(smaller * restatedPart, fewestRestated)
    return isRepeated || isRestated ? 'most' : 'no'
  }
}

const pairKey = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`

async function commonOf(engine: Engine, condition: Sql, mark: Sql): Promise<Map<string, number>> {
  const rows = await engine.rows(
    `select sources, count(*)::bigint as marks
     from (select string_agg(distinct source::varchar, ' ') as sources
       from (select source, ${mark} as mark from staged where fault is null and ${condition}) group by mark
       having count(distinct source) > 1)
     group by sources`,
  )
  const pairs = rows.flatMap((row) => {
    const sources = String(row['sources']).split(' ').map(Number)
    const marks = Number(row['marks'])
    return sources.flatMap((one, place) =>
      sources.slice(place + 1).map((other) => ({ key: pairKey(one, other), marks })),
    )
  })
  return new Map(
    [...groupBy(pairs, (pair) => pair.key)].map(([key, own]) => [
      key,
      own.reduce((sum, { marks }) => sum + marks, 0),
    ]),
  )
}

/** The delivery's own date decides; else a bill with its invoice; else the one that goes further; 0 for a tie. */
export function newestFirst(one: Snapshot, other: Snapshot): number {
  if (one.deliveredAt !== null && other.deliveredAt !== null && one.deliveredAt !== other.deliveredAt) {
    return one.deliveredAt > other.deliveredAt ? -1 : 1
  }
  if (one.isFinal !== other.isFinal) return one.isFinal ? -1 : 1
  if (one.lastDay !== other.lastDay) return one.lastDay > other.lastDay ? -1 : 1
  return 0
}
