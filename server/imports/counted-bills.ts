import { familyOf } from '../../shared/bill.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { BillRow, ExcludedCellRow } from '../database/bill-tables.ts'
import { dayOfCell, daysOfCells, subAccountOfCell, subAccountsOfCells, type Cell } from './bill-cells.ts'
import { standingOf, type Delivery, type Standing } from './judge-delivery.ts'

/** A bill with all that decides whether it counts. */
export type Rival = Delivery & Pick<BillRow, 'dataset'>

export type Verdict = Pick<BillRow, 'effective_counts' | 'is_partial' | 'counted_days'> & {
  readonly state: 'counted' | 'replaced' | 'overlapping'
  readonly excluded: readonly Omit<ExcludedCellRow, 'bill_id'>[]
}

/** Of several formats of one bill the first counts, unless the user chooses another. */
const preference = ['focus', 'aws_cur', 'azure', 'gcp']

/**
 * Which bills of one account and period count, and which of their cells: within a dataset what deliveries left
 * standing; of several formats of the same days only one. Azure's two files are one format; where the amortized costs
 * tell of a day, the actual ones no longer stand in for its effective costs.
 *
 * @param bills all of one account and period.
 * @param chosen the dataset that the user wants counted.
 */
export function countedBills(bills: readonly Rival[], chosen?: string): Map<number, Verdict> {
  const standing = new Map(
    [...groupBy(bills, (bill) => bill.dataset).values()].flatMap((members) => [...standingOf(members)]),
  )
  const families = groupBy(bills, (bill) => familyOf(bill.dataset))
  const counting = countingFamilies(families, standing, chosen)
  return new Map(
    bills.map((bill) => {
      const family = familyOf(bill.dataset)
      const rivals = families.get(family) ?? []
      return [bill.id, verdictOf(bill, rivals, standing, counting.has(family))]
    }),
  )
}

/**
 * Formats whose days have nothing in common all count. Of those that tell of the same days the chosen one does, else
 * the one that tells of all days and sub accounts of the others, the preferred one first; where each has some of its
 * own, the one that came first stays, so that nothing vanishes unasked.
 */
function countingFamilies(
  families: ReadonlyMap<string, readonly Rival[]>,
  standing: Standing,
  chosen: string | undefined,
): Set<string> {
  const wanted = chosen === undefined ? undefined : familyOf(chosen)
  const rank = (family: string) => {
    const place = preference.indexOf(family)
    return family === wanted ? -1 : place < 0 ? preference.length : place
  }
  const known = [...families].map(([family, members]) => {
    const cells = members.flatMap(({ id }) => [...(standing.get(id) ?? [])])
    return {
      family,
      days: new Set(daysOfCells(cells)),
      accounts: new Set(subAccountsOfCells(cells).map(plainAccount)),
      came: Math.min(...members.map(({ sequence }) => sequence)),
    }
  })
  const counting: Format[] = []
  const waiting: Format[] = known.sort((one, other) => rank(one.family) - rank(other.family))
  while (waiting.length > 0) {
    const fullest = waiting.find(
      (one) => one.family === wanted || waiting.every((other) => !share(one, other) || tellsAll(one, other)),
    )
    const next = fullest ?? waiting.toSorted((one, other) => one.came - other.came)[0]
    if (next === undefined) break
    waiting.splice(waiting.indexOf(next), 1)
    if (!counting.some((other) => share(other, next))) counting.push(next)
  }
  return new Set(counting.map(({ family }) => family))
}

type Format = {
  readonly family: string
  readonly days: ReadonlySet<string>
  readonly accounts: ReadonlySet<string>
  /** When its first delivery took effect. */
  readonly came: number
}

/** Formats write a sub account as a path or with capitals. */
const plainAccount = (account: string) => account.slice(account.lastIndexOf('/') + 1).toLowerCase()

const share = (one: Format, other: Format) => [...one.days].some((day) => other.days.has(day))

const tellsAll = (one: Format, other: Format) =>
  [...other.days].every((day) => one.days.has(day)) &&
  [...other.accounts].every((account) => one.accounts.has(account))

function verdictOf(bill: Rival, family: readonly Rival[], standing: Standing, counts: boolean): Verdict {
  const own = standing.get(bill.id)
  const none = { effective_counts: 1, is_partial: 0, counted_days: null, excluded: [] } as const
  if (own === undefined || own.size === 0) return { ...none, state: 'replaced' }
  if (!counts) return { ...none, state: 'overlapping' }
  const gone = [...bill.cells].filter((cell) => !own.has(cell))
  const amortized = bill.dataset === 'azure_actual' ? amortizedCells(family, standing) : []
  const isSpread = amortized.length > 0
  const spread = cellsWithin([...own], amortized)
  const spreadWholly = spread.length === own.size
  return {
    state: 'counted',
    effective_counts: spreadWholly ? 0 : isSpread ? 2 : 1,
    is_partial: gone.length === 0 ? 0 : 1,
    counted_days: gone.length === 0 ? null : JSON.stringify(daysOfCells(own)),
    excluded: [
      ...gone.map((cell) => excluded(cell, 'all')),
      ...(spreadWholly ? [] : spread.map((cell) => excluded(cell, 'effective'))),
    ],
  }
}

function excluded(cell: Cell, measure: ExcludedCellRow['measure']) {
  return { sub_account_id: subAccountOfCell(cell), date: dayOfCell(cell), measure }
}

/** The cells that count of the amortized bills beside an actual one. */
function amortizedCells(family: readonly Rival[], standing: Standing): Cell[] {
  return family
    .filter(({ dataset }) => dataset === 'azure_amortized')
    .flatMap(({ id }) => [...(standing.get(id) ?? [])])
}

/** Those cells whose effective costs the amortized bills tell: of their sub accounts, from their first day to their last. */
function cellsWithin(cells: readonly Cell[], amortized: readonly Cell[]): Cell[] {
  const days = daysOfCells(amortized)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const accounts = new Set(subAccountsOfCells(amortized))
  return cells.filter((cell) => {
    const day = dayOfCell(cell)
    return accounts.has(subAccountOfCell(cell)) && first <= day && day <= last
  })
}
