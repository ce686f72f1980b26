import type { Provider } from '../../shared/catalogue.ts'
import type { ChargeDimension } from '../../shared/charge-query.ts'
import type { ForecastPart } from '../../shared/forecast.ts'
import { groupBy } from '../../shared/group-by.ts'
import { countDays, type Day, type DayRange } from '../../shared/period.ts'
import { dayCalendar, type DayCalendar } from './day-calendar.ts'
import type { Leaf, SparseLine } from './leaf.ts'
import type { FeeEvidence, Payment } from './recurring-fees.ts'
import { areSparse } from './sparse-days.ts'

/** Costs of a day of one group: of a line of charges where that comes on few days, else of all that come often. */
export type LeafRow = Readonly<Partial<Record<ChargeDimension, string | null>>> & {
  readonly cloud_provider: Provider | null
  readonly service_name: string | null
  readonly line_category: string | null
  readonly is_correction: 0 | 1
  readonly is_discount: 0 | 1
  readonly is_sparse: 0 | 1
  readonly line_usage: string | null
  readonly line_kind: string | null
  readonly date: Day
  readonly cost: number
}

/** One group with what it cost. */
export type LoadedLeaf = {
  readonly names: Pick<LeafRow, 'cloud_provider' | 'service_name'> &
    Readonly<Partial<Record<ChargeDimension, string | null>>>
  readonly leaf: Leaf
  readonly oneOff: readonly number[]
}

/** What tells a line of charges from the others of its group. */
export function lineKey(row: Pick<LeafRow, 'line_usage' | 'line_kind' | 'line_category'>): string {
  return JSON.stringify([row.line_usage, row.line_kind, row.line_category])
}

/**
 * Sorts the costs of groups into what forecasts are made of.
 *
 * @param rows oldest first.
 * @param namesOf what a row's group is called.
 * @param isSaid whether a bill says of a line of a group that it recurs.
 */
export function readLeaves(
  rows: readonly LeafRow[],
  range: DayRange,
  namesOf: (row: LeafRow) => LoadedLeaf['names'],
  isSaid: (row: LeafRow) => boolean,
): LoadedLeaf[] {
  const days = countDays(range)
  const calendar = dayCalendar(range.start_date, days)
  const placeOf = (day: Day): number => countDays({ start_date: range.start_date, end_date: day }) - 1
  return [...groupBy(rows, (row) => JSON.stringify(namesOf(row))).values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const series = { daily: empty(days), credits: empty(days), tax: empty(days), one_off: empty(days) }
    const sparse: LeafRow[] = []
    for (const row of members) {
      const part = partOf(row)
      if (row.is_sparse === 1 && part === 'usage') sparse.push(row)
      else add(series[part === 'usage' || part === 'fees' ? 'daily' : part], placeOf(row.date), row.cost)
    }
    const lines = [...groupBy(sparse, lineKey).values()].flatMap((own): SparseLine[] => {
      const payments = own.map(({ date, cost }) => ({ place: placeOf(date), amount: cost }))
      const evidence = evidenceOf(own, isSaid)
      if (areFew(payments, evidence, days, calendar)) return [{ evidence, payments }]
      for (const { place, amount } of payments) add(series.daily, place, amount)
      return []
    })
    const { one_off: oneOff, ...rest } = series
    return [{ names: namesOf(first), leaf: { ...rest, lines }, oneOff }]
  })
}

const empty = (days: number): number[] => Array.from({ length: days }, () => 0)

function add(values: number[], place: number, cost: number): void {
  values[place] = (values[place] ?? 0) + cost
}

function partOf({ is_correction, line_category, is_discount }: LeafRow): ForecastPart {
  if (is_correction === 1) return 'one_off'
  if (line_category === 'Tax') return 'tax'
  if (line_category === 'Credit') return 'credits'
  return line_category === 'Adjustment' && is_discount === 0 ? 'one_off' : 'usage'
}

function evidenceOf(rows: readonly LeafRow[], isSaid: (row: LeafRow) => boolean): FeeEvidence {
  const [first] = rows
  if (first === undefined) return 'usage'
  if (first.line_kind === 'support' || isSaid(first)) return 'said'
  const isPurchase = first.line_category === 'Purchase'
  return isPurchase || first.line_kind === 'commitment-fee' || first.line_kind === 'fee'
    ? 'purchase'
    : 'usage'
}

/** Whether a line comes on few days of each month; one that has begun to come daily does not. */
function areFew(
  payments: readonly Payment[],
  evidence: FeeEvidence,
  days: number,
  calendar: DayCalendar,
): boolean {
  const first = payments[0]?.place ?? 0
  const last = payments.at(-1)?.place ?? 0
  const hasBegun =
    evidence !== 'usage' && payments.length > 1 && last - first + 1 === payments.length && last >= days - 2
  return !hasBegun && areSparse(payments, calendar)
}
