import type { Columns, Sql } from './columns.ts'

/** Every field of a charge as SQL over the columns of a bill, named after the FOCUS columns. */
export type ChargeMapping = {
  /** The UTC day of ChargePeriodStart. */
  readonly date: Sql
  /** The instant of ChargePeriodStart, where charges are told by the hour. */
  readonly started_at?: Sql
  /** The month of BillingPeriodStart, `YYYY-MM`; the month of the charge where it is null. */
  readonly billing_period: Sql
  readonly provider_name: Sql
  readonly service_name: Sql
  readonly service_category: Sql
  readonly billing_account_id: Sql
  readonly billing_account_name: Sql
  readonly sub_account_id: Sql
  readonly sub_account_name: Sql
  readonly region: Sql
  readonly resource_id: Sql
  readonly resource_name: Sql
  readonly charge_category: Sql
  readonly charge_class: Sql
  readonly commitment_id: Sql
  readonly commitment_status: Sql
  readonly sku: Sql
  readonly usage_quantity: Sql
  readonly usage_unit: Sql
  /** Text from which `parseTags` makes the tags. */
  readonly tags: Sql
  readonly billing_currency: Sql
  readonly billed_cost: Sql
  readonly effective_cost: Sql
  readonly list_cost: Sql
  readonly contracted_cost: Sql
  /** How many USD one unit of the billing currency is, where the bill carries it. */
  readonly usd_rate?: Sql
  /** The invoice, while the bill names one only once it is final. */
  readonly invoice_id?: Sql
  /** When the provider wrote the row, where it says so. */
  readonly delivered_at?: Sql
}

/** Columns of which a bill of a format has at least one, in any spelling; the first is the usual name. */
export type Requirement = readonly string[]

/** One billing format: how to know it and how its columns map to FOCUS. */
export type BillFormat = {
  /** Under which its bills are told apart from those of other formats. */
  readonly dataset: string
  /** Its name for people. */
  readonly name: string
  /** What makes it this format, and without which its charges cannot be read. */
  readonly requires: readonly Requirement[]
  /** Its name with the version where the columns tell. */
  title(columns: Columns): string
  map(columns: Columns): ChargeMapping
  /** Rows that repeat the cost of others and are left out. */
  leavesOut?(columns: Columns): Sql
  /** What the reader of an import in this format should know. */
  readonly note?: string
  /** Raw texts of date columns, where their notation has to be decided once for all parts of a delivery. */
  dateTexts?(columns: Columns): readonly Sql[]
  /** A format of the same columns that a delivery is in truth. */
  readonly variant?: FormatVariant
}

/** How two formats of the same columns are told apart, once for all parts of a delivery. */
export type FormatVariant = {
  readonly format: BillFormat
  /** Rows that only the variant has. */
  when(columns: Columns): Sql
  /** Rows that the variant never has. */
  unless(columns: Columns): Sql
  /** Whether the export is the variant, by the type that its manifest names; undefined where that tells nothing. */
  named(exportType: string): boolean | undefined
}
