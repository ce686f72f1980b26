import type { Knex } from 'knex'
import { groupBy } from '../../shared/group-by.ts'
import type { BillDayRow } from '../database/bill-tables.ts'
import type { Cell } from './bill-cells.ts'
import { daysOfBills } from './counted-totals.ts'
import { coverOf, judgeDelivery, standingOf, type ConflictReason, type Judgement } from './judge-delivery.ts'
import { loadRivals, type BillWithCells } from './load-rivals.ts'
import { unitOf } from './unit-of-bill.ts'

/** A bill that meets others which tell of days that it does not cover, or that are newer or far larger. */
export type Weighed<Reason = ConflictReason | 'smaller' | null> = {
  readonly bill: BillWithCells
  /** Why a person has to decide; null where the others go on counting for the rest. */
  readonly reason: Reason
  /** The bills that count for its days. */
  readonly rivals: readonly BillWithCells[]
  readonly judgement: Judgement
  /** What would stop counting. */
  readonly lost: readonly BillDayRow[]
  /** What counts now for the days that it covers, and what it says of them itself. */
  readonly standing: readonly BillDayRow[]
  readonly offered: readonly BillDayRow[]
  /** What it says of days that nothing counts for. */
  readonly added: readonly BillDayRow[]
}

/** A bill that would make costs vanish which count now. */
export type Conflict = Weighed<ConflictReason | 'smaller'>

/** A delivery that says less than this part of what counted for the same days was cut, or holds late rows only. */
const leastPart = 0.5

/**
 * The bills of one import that cannot take effect by themselves: older ones, those that cover less, and those that
 * would replace days by far smaller amounts.
 *
 * @param state of the bills in question.
 */
export async function findConflicts(
  database: Knex,
  importId: number,
  state: 'staged' | 'held',
): Promise<Conflict[]> {
  return conflictsIn(await weighBills(database, importId, state))
}

/** Those that a person has to decide about. */
export function conflictsIn(weighed: readonly Weighed[]): Conflict[] {
  return weighed.flatMap(({ reason, ...rest }) => (reason === null ? [] : [{ ...rest, reason }]))
}

/** Every bill of one import that meets others which it does not simply replace. */
export async function weighBills(
  database: Knex,
  importId: number,
  state: 'staged' | 'held',
): Promise<Weighed[]> {
  const units = await database('bills').where({ import_id: importId, state }).orderBy('id')
  const found: Weighed[] = []
  for (const { id, ...bill } of units) {
    const [fresh] = (await loadRivals(database, unitOf(bill), [state])).filter((other) => other.id === id)
    if (fresh === undefined) continue
    const weighed = await weigh(database, fresh)
    if (weighed !== undefined) found.push(weighed)
  }
  return found
}

async function weigh(database: Knex, bill: BillWithCells): Promise<Weighed | undefined> {
  const same = (await loadRivals(database, unitOf(bill))).filter(({ dataset }) => dataset === bill.dataset)
  const standing = standingOf(same)
  const judgement = judgeDelivery(bill, standing, new Map(same.map((rival) => [rival.id, rival])))
  const rivals = same.filter(({ id }) => judgement.met.includes(id))
  if (!rivals.some(({ state }) => state === 'counted')) return undefined
  if (judgement.kind !== 'conflict' && judgement.kind !== 'merges') return undefined
  const covers = coverOf(bill.cells)
  const cellsOf = (wanted: (cell: Cell) => boolean) =>
    new Map(rivals.map(({ id }) => [id, new Set([...(standing.get(id) ?? [])].filter(wanted))]))
  const gained = new Set(judgement.gained)
  const met = new Set([...bill.cells].filter((cell) => !gained.has(cell)))
  const [lost, now, offered, added] = await Promise.all([
    daysOfBills(
      database,
      cellsOf((cell) => !covers(cell)),
    ),
    daysOfBills(database, cellsOf(covers)),
    daysOfBills(database, new Map([[bill.id, met]])),
    daysOfBills(database, new Map([[bill.id, gained]])),
  ])
  const reason = judgement.reason ?? (isFarSmaller(offered, now) ? 'smaller' : null)
  return { bill, reason, rivals, judgement, lost, standing: now, offered, added }
}

function isFarSmaller(offered: readonly BillDayRow[], standing: readonly BillDayRow[]): boolean {
  const sizes = (days: readonly BillDayRow[]) =>
    new Map(
      [...groupBy(days, (day) => day.billing_currency)].map(([currency, own]) => [
        currency,
        Math.abs(own.reduce((sum, day) => sum + Number(day.billed_cost) + Number(day.effective_cost), 0)),
      ]),
    )
  const fresh = sizes(offered)
  return [...sizes(standing)].some(([currency, size]) => (fresh.get(currency) ?? 0) < size * leastPart)
}
