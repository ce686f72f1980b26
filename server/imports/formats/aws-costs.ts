import { isDiscount, ofLineItem, type EffectiveRule } from './aws-line-items.ts'
import type { Discounts } from './bill-format.ts'
import type { Columns, Sql } from './columns.ts'

const net = 'lineItem/NetUnblendedCost'

const netColumns = [
  net,
  'reservation/NetEffectiveCost',
  'savingsPlan/NetSavingsPlanEffectiveCost',
  'reservation/NetUnusedAmortizedUpfrontFeeForBillingPeriod',
  'reservation/NetUnusedRecurringFee',
] as const

const billOf = (columns: Columns): Sql =>
  `concat_ws('|', ${columns.text('bill/PayerAccountId')}, ${columns.month('bill/BillingPeriodStartDate')})`

/**
 * Negotiated discounts stand in columns of what a charge costs after them, or in rows of their own. Where a bill has
 * such rows, its net columns do not count, since the discounts would be taken off twice.
 */
export const awsDiscounts: Discounts = {
  hasColumns: (columns) => netColumns.some((name) => columns.has(name)),
  isRow: isDiscount,
  bill: billOf,
}

const amount = (columns: Columns, name: string): Sql => `coalesce(${columns.money(name)}, 0)`

/** Whether the row's bill has no rows of discounts. */
const netCounts = (columns: Columns): Sql =>
  columns.once(`not list_contains(getvariable('discounted_bills'), ${billOf(columns)})`)

/** The amount after discounts where the bill carries it and it counts, else the one before them. */
function afterDiscounts(columns: Columns, name: string, gross: Sql): Sql {
  if (!columns.has(name)) return gross
  return columns.once(
    `case when ${netCounts(columns)} then coalesce(${columns.money(name)}, ${gross}) else ${gross} end`,
  )
}

/** What the invoice asks for. */
export const billedCost = (columns: Columns): Sql =>
  afterDiscounts(columns, net, amount(columns, 'lineItem/UnblendedCost'))

/** What the usage costs without any discount: by the list, or before the discounts that the bill tells of. */
export function listCost(columns: Columns): Sql {
  const list = columns.money('pricing/publicOnDemandCost')
  if (!columns.has(net)) return list
  return `coalesce(${list}, case when ${netCounts(columns)} and ${columns.money(net)} is not null
    then ${columns.money('lineItem/UnblendedCost')} end)`
}

/**
 * What usage costs by negotiated prices before any commitment, where the bill tells it: usage under a savings plan
 * carries the price without one, and a negation that takes it off again.
 */
export function contractedCost(columns: Columns): Sql {
  const isPlain = ofRules(columns, ['billed', 'covered'])
  const isCovered = ofRules(columns, ['covered'])
  if (!columns.has(net))
    return `case when ${isCovered} then ${billedCost(columns)} else money(null, null) end`
  return `case when ${isCovered} or (${netCounts(columns)} and ${isPlain}) then ${billedCost(columns)} end`
}

function ofRules(columns: Columns, rules: readonly EffectiveRule[]): Sql {
  return ofLineItem(columns, ({ effective }) => (rules.includes(effective) ? 'true' : undefined), 'false')
}

/** What commitments cost where they are used; what is left of them, where they are not. */
export function effectiveCost(columns: Columns): Sql {
  const billed = billedCost(columns)
  const rules: Readonly<Record<EffectiveRule, Sql>> = {
    billed,
    nothing: '0',
    reserved: afterDiscounts(
      columns,
      'reservation/NetEffectiveCost',
      amount(columns, 'reservation/EffectiveCost'),
    ),
    covered: afterDiscounts(
      columns,
      'savingsPlan/NetSavingsPlanEffectiveCost',
      amount(columns, 'savingsPlan/SavingsPlanEffectiveCost'),
    ),
    'unused reservation': ['UnusedAmortizedUpfrontFeeForBillingPeriod', 'UnusedRecurringFee']
      .map((part) =>
        afterDiscounts(columns, `reservation/Net${part}`, amount(columns, `reservation/${part}`)),
      )
      .join(' + '),
    'unused plan': unusedPlan(columns),
    fee: `case when ${columns.text('reservation/ReservationARN')} is null then ${billed} else 0 end`,
    refund: `case when ${columns.text('lineItem/LineItemDescription')}
      like 'Refund for one-time fee for Savings Plan ID%' then 0 else ${billed} end`,
  }
  return ofLineItem(columns, ({ effective }) => rules[effective], billed)
}

const planParts = [
  'AmortizedUpfrontCommitmentForBillingPeriod',
  'RecurringCommitmentForBillingPeriod',
] as const

/** Reports have no unused commitment after discounts; it is discounted as the commitment as a whole is. */
function unusedPlan(columns: Columns): Sql {
  const unused = `(${amount(columns, 'savingsPlan/TotalCommitmentToDate')} - ${amount(columns, 'savingsPlan/UsedCommitment')})`
  if (!planParts.some((part) => columns.has(`savingsPlan/Net${part}`))) return unused
  const gross = planParts.map((part) => amount(columns, `savingsPlan/${part}`)).join(' + ')
  const after = planParts
    .map((part) => afterDiscounts(columns, `savingsPlan/Net${part}`, amount(columns, `savingsPlan/${part}`)))
    .join(' + ')
  return `case when (${gross}) = (${after}) or (${gross}) = 0 then ${unused}
    else money((${unused}::double * (${after})::double / (${gross})::double)::decimal(38, 12)::varchar, null) end`
}
