/** What Billow keeps of a charge, in the terms of FOCUS. */
export type ChargeColumn =
  | 'billed_cost'
  | 'effective_cost'
  | 'billing_currency'
  | 'charge_period_start'
  | 'provider_name'
  | 'service_name'
  | 'service_category'
  | 'charge_category'

/** Where a charge's value comes from: a column of the bill, or the first of several that has a value. */
export type ColumnMapping = Readonly<Record<ChargeColumn, readonly string[]>>

/** One format of bill: how to recognise it and how its columns map to FOCUS. */
export type BillFormat = {
  /** The columns, in lower case, that every bill of this format has. */
  readonly requires: readonly string[]
  readonly mapping: ColumnMapping
  /** The format's name with its version, judged by the columns that came. */
  nameOf(columns: ReadonlySet<string>): string
}
