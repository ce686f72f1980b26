import { quoteText } from '../../charges/quote.ts'
import type { Columns, Sql } from './columns.ts'

/** What the effective cost of a line item is; see `effectiveCost`. */
export type EffectiveRule =
  'billed' | 'nothing' | 'reserved' | 'covered' | 'unused reservation' | 'unused plan' | 'fee' | 'refund'

type LineItem = {
  readonly category: string
  readonly class?: string
  readonly status?: string
  readonly pricing?: string
  readonly frequency?: string
  readonly commitment?: string
  readonly effective: EffectiveRule
}

const usage = { category: 'Usage', frequency: 'Usage-Based' } as const
const committed = { ...usage, pricing: 'Committed' } as const
const reservation = 'Reservation'
const plan = 'Savings Plan'

/**
 * What AWS's line item types are in the terms of FOCUS,
 * https://docs.aws.amazon.com/cur/latest/userguide/Lineitem-columns.html. Types that are not here are usage, or
 * discounts where they say so.
 */
export const lineItems: Readonly<Record<string, LineItem>> = {
  Usage: { ...usage, pricing: 'Standard', effective: 'billed' },
  FlatRateSubscription: { ...usage, pricing: 'Standard', effective: 'billed' },
  DiscountedUsage: { ...committed, status: 'Used', commitment: reservation, effective: 'reserved' },
  SavingsPlanCoveredUsage: { ...committed, status: 'Used', commitment: plan, effective: 'covered' },
  SavingsPlanNegation: { ...committed, commitment: plan, effective: 'nothing' },
  SavingsPlanRecurringFee: {
    category: 'Purchase',
    status: 'Unused',
    pricing: 'Committed',
    frequency: 'Recurring',
    commitment: plan,
    effective: 'unused plan',
  },
  SavingsPlanUpfrontFee: {
    category: 'Purchase',
    pricing: 'Committed',
    frequency: 'One-Time',
    commitment: plan,
    effective: 'nothing',
  },
  RIFee: {
    category: 'Purchase',
    status: 'Unused',
    pricing: 'Committed',
    frequency: 'Recurring',
    commitment: reservation,
    effective: 'unused reservation',
  },
  Fee: { category: 'Purchase', frequency: 'One-Time', effective: 'fee' },
  Credit: { category: 'Credit', frequency: 'One-Time', effective: 'billed' },
  Refund: { category: 'Usage', class: 'Correction', frequency: 'One-Time', effective: 'refund' },
  Tax: { category: 'Tax', effective: 'billed' },
}

/** The kind of a row. */
export const lineItemType = (columns: Columns): Sql => columns.text('lineItem/LineItemType')

/** EdpDiscount, SppDiscount, BundledDiscount, PrivateRateDiscount and whatever AWS may add to them. */
export const isDiscount = (columns: Columns): Sql => `${lineItemType(columns)} like '%Discount'`

/**
 * SQL for a property of the row's line item type.
 *
 * @param otherwise what types have that the table does not name.
 */
export function ofLineItem(
  columns: Columns,
  valueOf: (item: LineItem) => Sql | undefined,
  otherwise: Sql = 'null',
): Sql {
  const cases = Object.entries(lineItems).flatMap(([type, item]) => {
    const value = valueOf(item)
    return value === undefined ? [] : [`when ${quoteText(type)} then ${value}`]
  })
  return `case ${lineItemType(columns)} ${cases.join(' ')} else ${otherwise} end`
}
