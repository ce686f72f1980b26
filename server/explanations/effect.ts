/** What a difference can come from, in the order in which it is taken apart. */
export const causes = [
  'Usage',
  'Mix',
  'Price',
  'Discounts',
  'Commitments',
  'Credits',
  'Refunds and corrections',
  'Taxes',
  'Fees',
  'Adjustments',
  'New',
  'Gone',
  'Exchange rates',
  'Other',
] as const
export type Cause = (typeof causes)[number]

/** A part of a difference in the reporting currency, and what it is about. */
export type Effect = readonly [cause: Cause, change: number, label: string]
