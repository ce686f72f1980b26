import type { BillRow } from '../database/bill-tables.ts'
import {
  dayOfCell,
  daysOfCells,
  subAccountOfCell,
  subAccountsOfCells,
  type Cell,
  type Cells,
} from './bill-cells.ts'

/** A bill as it is weighed against others of its account, period and dataset. */
export type Delivery = Pick<BillRow, 'id' | 'sequence' | 'takes' | 'delivered_at' | 'is_final'> & {
  readonly cells: Cells
}

/** The cells of each delivery that count. */
export type Standing = ReadonlyMap<number, ReadonlySet<Cell>>

/** Why a delivery cannot take effect by itself. */
export type ConflictReason = 'older' | 'narrower'

/** What a delivery does to what counts. */
export type Judgement = {
  /**
   * `beside`: nothing of it was told before. `replaces`: all that it meets. `merges`: it replaces what it covers, and
   * the rest goes on counting. `conflict`: a person has to decide.
   */
  readonly kind: 'beside' | 'replaces' | 'merges' | 'conflict'
  readonly reason: ConflictReason | null
  /** The deliveries that count for any of its cells. */
  readonly met: readonly number[]
  /** Cells of those that it does not cover. */
  readonly lost: readonly Cell[]
  /** Its cells that nothing counts for. */
  readonly gained: readonly Cell[]
}

/**
 * Weighs a delivery against what counts. A delivery covers every day that it has charges of, for every sub account that
 * it has charges of: where one of them has none on one of those days, the provider took the charge back.
 *
 * @param others the deliveries of `standing`, by id.
 */
export function judgeDelivery(
  fresh: Delivery,
  standing: Standing,
  others: ReadonlyMap<number, Delivery>,
): Judgement {
  const met = [...standing].filter(([, cells]) => meets(fresh.cells, cells)).map(([id]) => id)
  const counting = new Set(met.flatMap((id) => [...(standing.get(id) ?? [])]))
  const gained = [...fresh.cells].filter((cell) => !counting.has(cell))
  const covers = coverOf(fresh.cells)
  const lost = [...counting].filter((cell) => !covers(cell))
  const weighed = { met, lost, gained, reason: null }
  if (met.length === 0) return { ...weighed, kind: 'beside' }
  const rivals = met.flatMap((id) => others.get(id) ?? [])
  const ages = rivals.map((rival) => ageOf(fresh, rival))
  const isOlder = ages.includes('older') || (ages.includes('unknown') && endsBefore(fresh.cells, counting))
  if (lost.length === 0 && !isOlder) return { ...weighed, kind: 'replaces' }
  if (isOlder) return { ...weighed, kind: 'conflict', reason: 'older' }
  if (gained.length === 0) return { ...weighed, kind: 'conflict', reason: 'narrower' }
  return { ...weighed, kind: 'merges' }
}

/**
 * Which cells of which delivery count, after all of them took effect one after the other. It depends only on what is
 * there, so that undoing a delivery brings back what counted before.
 *
 * @param deliveries all of one account, period and dataset that may count.
 */
export function standingOf(deliveries: readonly Delivery[]): Standing {
  const standing = new Map<number, Set<Cell>>()
  const seen = new Map<number, Delivery>()
  const ordered = [...deliveries].sort((one, other) => one.sequence - other.sequence || one.id - other.id)
  for (const delivery of ordered) {
    take(delivery, judgeDelivery(delivery, standing, seen), standing)
    seen.set(delivery.id, delivery)
  }
  return standing
}

function take(delivery: Delivery, { kind, met, gained }: Judgement, standing: Map<number, Set<Cell>>): void {
  const { id, takes, cells } = delivery
  if (takes === 'replace') {
    for (const other of met) standing.delete(other)
    standing.set(id, new Set(cells))
    return
  }
  // What would be a conflict now was none, or was decided, when it came: nothing is lost and nothing counts twice.
  if (takes === 'add' || kind === 'conflict') {
    if (gained.length > 0) standing.set(id, new Set(gained))
    return
  }
  const covers = coverOf(cells)
  for (const other of met) {
    const left = [...(standing.get(other) ?? [])].filter((cell) => !covers(cell))
    if (left.length === 0) standing.delete(other)
    else standing.set(other, new Set(left))
  }
  standing.set(id, new Set(cells))
}

/** Whether a delivery covers a cell: its sub account and its day both occur. */
export function coverOf(cells: Cells): (cell: Cell) => boolean {
  const days = new Set(daysOfCells(cells))
  const accounts = new Set(subAccountsOfCells(cells))
  return (cell) => days.has(dayOfCell(cell)) && accounts.has(subAccountOfCell(cell))
}

function meets(some: Cells, others: ReadonlySet<Cell>): boolean {
  const [fewer, more] = some.size < others.size ? [some, others] : [others, some]
  for (const cell of fewer) if (more.has(cell)) return true
  return false
}

/** The deliveries' own dates decide; else a bill with its invoice is newer than one without. */
function ageOf(one: Delivery, other: Delivery): 'older' | 'newer' | 'unknown' {
  if (one.delivered_at !== null && other.delivered_at !== null && one.delivered_at !== other.delivered_at) {
    return one.delivered_at < other.delivered_at ? 'older' : 'newer'
  }
  if (one.is_final === other.is_final) return 'unknown'
  return one.is_final < other.is_final ? 'older' : 'newer'
}

function endsBefore(cells: Cells, counting: Cells): boolean {
  const [mine, theirs] = [daysOfCells(cells).at(-1) ?? '', daysOfCells(counting).at(-1) ?? '']
  return mine < theirs
}
