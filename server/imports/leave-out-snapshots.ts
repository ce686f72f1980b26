import { groupBy } from '../../shared/group-by.ts'
import { unreadable } from './bill-file.ts'
import type { Engine } from './engine.ts'
import { quoteText } from '../charges/quote.ts'
import { createColumns } from './formats/columns.ts'
import { nameSome } from '../name-some.ts'
import { newestFirst, repeatsOf, type Snapshot } from './repeated-charges.ts'
import type { RowReading } from './row-reading.ts'
import { leaveOutStaged } from './stage-charges.ts'

/** What makes a bill, before providers and services have their usual names. */
const unit = ['dataset', 'provider_name', 'billing_account_id', 'billing_period'] as const

/** What is left of a delivery without older ones of the same bills. */
export type LeftOver = {
  readonly notes: readonly string[]
  /** The files of which anything is left. */
  readonly left: readonly RowReading[]
  /** Those of which nothing was left out. */
  readonly whole: readonly RowReading[]
}

/**
 * Takes older deliveries of a bill out of `staged` where one import holds several of them: adding them up would count
 * charges twice. Parts of one delivery have hardly a charge in common; deliveries of one bill have most.
 *
 * @returns what was left out, named; the readings of which anything is left, and those of which nothing was left out.
 * @throws BillowError UNPROCESSABLE_CONTENT where nothing tells which one is newer, or where each has days of its own.
 */
export async function leaveOutSnapshots(engine: Engine, readings: readonly RowReading[]): Promise<LeftOver> {
  const snapshots = readings.length < 2 ? [] : await loadSnapshots(engine, readings)
  const stale: Snapshot[] = []
  for (const [, members] of groupBy(snapshots, (snapshot) => snapshot.unit)) {
    if (members.length < 2) continue
    const repeats = await repeatsOf(engine, members[0]?.condition ?? 'true')
    const kept: Snapshot[] = []
    for (const snapshot of members.toSorted(
      (one, other) => newestFirst(one, other) || other.charges - one.charges,
    )) {
      const twins = kept.filter((other) => repeats(snapshot, other) !== 'no')
      if (twins.length === 0) kept.push(snapshot)
      else {
        await refuseUnlessStale(engine, snapshot, twins, (other) => repeats(snapshot, other) === 'same')
        stale.push(snapshot)
      }
    }
  }
  const older = stale.map(({ source, condition }) => `(source = ${source} and ${condition})`)
  await leaveOutStaged(engine, older)
  if (stale.length === 0) return { notes: [], left: readings, whole: readings }
  const touched = new Set(stale.map(({ source }) => source))
  const remaining = await engine.rows('select distinct source from staged where fault is null')
  const filled = new Set(remaining.map((row) => Number(row['source'])))
  const gone = [...touched].filter((source) => !filled.has(source))
  await leaveOutStaged(engine, [...older, ...gone.map((source) => `source = ${source}`)])
  return {
    notes: notesOn(stale, readings),
    left: readings.filter(({ place }) => !gone.includes(place)),
    whole: readings.filter(({ place }) => !touched.has(place)),
  }
}

async function loadSnapshots(engine: Engine, readings: readonly RowReading[]): Promise<Snapshot[]> {
  const rows = await engine.rows(
    `select ${unit.join(', ')}, source, count(*)::bigint as charges, max(date)::varchar as last_day,
       max(delivered_at)::varchar as delivered_at, bool_and(is_final) as is_final
     from staged where fault is null group by all order by all`,
  )
  return rows.map((row) => {
    const conditions = unit.map((name) =>
      row[name] === null ? `${name} is null` : `${name} = ${quoteText(String(row[name]))}`,
    )
    const source = Number(row['source'])
    return {
      unit: JSON.stringify(unit.map((name) => row[name])),
      condition: conditions.join(' and '),
      source,
      name: readings.find(({ place }) => place === source)?.source.file.name ?? '',
      hasLineItems: hasLineItems(readings.find(({ place }) => place === source)),
      charges: Number(row['charges']),
      lastDay: String(row['last_day']),
      deliveredAt: row['delivered_at'] === null ? null : String(row['delivered_at']),
      isFinal: row['is_final'] === true,
    }
  })
}

function hasLineItems(reading: RowReading | undefined): boolean {
  return reading !== undefined && createColumns(reading.source.columns).has('identity/LineItemId')
}

async function refuseUnlessStale(
  engine: Engine,
  snapshot: Snapshot,
  twins: readonly Snapshot[],
  isSame: (other: Snapshot) => boolean,
): Promise<void> {
  const names = [snapshot, ...twins].map(({ name }) => name).join(' and ')
  const isOlder = twins.every((twin) => newestFirst(twin, snapshot) < 0)
  const isCopy = twins.some((twin) => isSame(twin) && !(twin.hasLineItems && snapshot.hasLineItems))
  if (!isOlder && !isCopy) {
    throw unreadable(
      names,
      'repeat each other’s charges, and nothing tells which of them is newer. Leave one out, or add the manifest',
    )
  }
  const others = twins.map(({ source }) => source).join(', ')
  const [alone] = await engine.rows(
    `select 1 from staged s where source = ${snapshot.source} and fault is null and ${snapshot.condition}
       and (s.date not in (select date from staged where source in (${others}) and ${snapshot.condition})
         or coalesce(s.sub_account_id::varchar, '') not in (select coalesce(sub_account_id::varchar, '') from staged
           where source in (${others}) and ${snapshot.condition})) limit 1`,
  )
  if (alone === undefined) return
  throw unreadable(
    names,
    'repeat each other’s charges, and each has days or sub accounts that the other has not. Import them one after the other',
  )
}

function notesOn(stale: readonly Snapshot[], readings: readonly RowReading[]): string[] {
  const names = [
    ...new Set(
      stale.map(({ source }) => readings.find(({ place }) => place === source)?.source.file.name ?? ''),
    ),
  ]
  return names.length === 0
    ? []
    : [`Left out, since a newer delivery of the same bill came with it: ${nameSome(names)}.`]
}
