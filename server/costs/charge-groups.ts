import type { Provider } from '../../shared/catalogue.ts'
import type { Metric } from '../../shared/cost-query.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeSums, type ChargeColumn } from './charge-sums.ts'
import type { CostFilter } from './cost-filter.ts'
import { metricColumn } from './costs-matching.ts'

const groupColumns = [
  'cloud_provider',
  'service_name',
  'account',
  'region',
  'usage_type',
  'charge_category',
  'is_correction',
  'discount_type',
  'commitment_status',
  'commitment_type',
  'commitment_id',
  'charge_kind',
  'resource_class',
  'platform',
  'is_tagged',
  'unit',
  'date',
  'billing_currency',
] as const

export type GroupColumn = (typeof groupColumns)[number]

/** Charges added up; what they were not grouped by is null. */
export type ChargeGroup = {
  readonly cloud_provider: Provider | null
  readonly service_name: string | null
  readonly account: string | null
  readonly region: string | null
  /** The usage type, or the SKU where the bill names none. */
  readonly usage_type: string | null
  /** As FOCUS has it: Usage, Purchase, Tax, Credit or Adjustment. */
  readonly charge_category: string | null
  /** Whether it is a refund or a correction. */
  readonly is_correction: 0 | 1 | null
  /** The kind of discount or credit, in the provider's words. */
  readonly discount_type: string | null
  readonly commitment_status: string | null
  readonly commitment_type: string | null
  readonly commitment_id: string | null
  /** What it is for, a `ChargeKind`. */
  readonly charge_kind: string | null
  /** Instance type, volume type, storage tier or kind of token. */
  readonly resource_class: string | null
  /** Operating system or database engine. */
  readonly platform: string | null
  readonly is_tagged: 0 | 1 | null
  readonly unit: string | null
  readonly date: Day | null
  readonly billing_currency: string | null
  /** In the reporting currency. */
  readonly cost: number
  /** As it was billed, of what a rate is known for; only a sum where it is grouped by the currency. */
  readonly billed_amount: number
  readonly quantity: number | null
  /** What it would have cost by the price list and by negotiated prices; null where the bill does not tell. */
  readonly list: number | null
  readonly contracted: number | null
  /** What a unit of its billing currency came to in the reporting currency, on average; null where it cost nothing. */
  readonly rate: number | null
}

const whole = (column: string) => `case when count(${column}) = count(*) then sum(${column} * rate) end`

/**
 * Adds up the charges of all bills that count, by any columns. Demo data and entries by hand have no charges, and
 * amounts without an exchange rate are left out, as they are in the daily costs.
 *
 * @returns nothing where no bill goes so deep.
 */
export async function chargeGroups(
  { charges }: Context,
  filter: CostFilter,
  range: DayRange,
  by: readonly GroupColumn[],
  metric: Metric,
): Promise<ChargeGroup[]> {
  const { database } = charges
  const column = metricColumn(metric)
  const sums = chargeSums(charges, filter, range, {
    by: by.filter(
      (name): name is Exclude<GroupColumn, 'billing_currency'> & ChargeColumn => name !== 'billing_currency',
    ),
    others: false,
    prices: true,
  })
  return database
    .from(sums.as('g'))
    .select(
      ...groupColumns.map((name) => (by.includes(name) ? name : database.raw('null as ??', [name]))),
      database.raw(`coalesce(sum(${column}), 0) as cost`),
      database.raw(
        `coalesce(sum(case when rate is null then 0 else ${column}_in_billing_currency end), 0) as billed_amount`,
      ),
      database.raw('sum(quantity) as quantity'),
      database.raw(`${whole('list_in_billing_currency')} as list`),
      database.raw(`${whole('contracted_in_billing_currency')} as contracted`),
      database.raw('max(rate) as rate'),
    )
    .groupBy(by)
}
