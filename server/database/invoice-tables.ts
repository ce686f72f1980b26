import type { ContractCommitment } from '../../shared/contract-commitment.ts'
import type { InvoiceStatus, PeriodStatus } from '../../shared/provider-invoice.ts'
import type { BillRow } from './bill-tables.ts'

type Unit = Pick<BillRow, 'cloud_provider' | 'billing_account_id' | 'billing_period'>

export type InvoiceTotalRow = Unit & {
  readonly id: number
  readonly currency: string
  readonly total: string
  readonly updated_at: string
}

/** What an import brought of a dataset beside the charges. */
export type ImportDatasetRow = {
  readonly import_id: number
  readonly dataset: string
  readonly row_count: number
  /** What was taken of it, a sentence. */
  readonly summary: string
  /** What tells whether another import brought the same. */
  readonly fingerprint: string
}

/** An invoice as one delivery of InvoiceDetail says it. */
export type InvoiceRow = {
  readonly id: number
  readonly import_id: number
  readonly invoice_issuer_name: string
  readonly billing_account_id: string
  readonly billing_period: string
  readonly currency: string
  readonly invoice_id: string
  readonly status: InvoiceStatus | null
  /** An exact decimal. */
  readonly total: string
  readonly line_count: number
  readonly issued_at: string | null
  readonly updated_at: string | null
}

/** A billing period as one delivery of BillingPeriod says it. */
export type BillingPeriodRow = {
  readonly id: number
  readonly import_id: number
  readonly invoice_issuer_name: string
  readonly billing_period: string
  readonly starts_at: string
  /** The instant at which it is over. */
  readonly ends_at: string | null
  readonly status: PeriodStatus
  readonly opened_at: string | null
  readonly updated_at: string | null
}

export type ContractCommitmentRow = ContractCommitment & { readonly id: number }

declare module 'knex/types/tables.js' {
  // Knex reads the row types of tables from this interface.
  interface Tables {
    invoice_totals: InvoiceTotalRow
    import_datasets: ImportDatasetRow
    invoices: InvoiceRow
    billing_periods: BillingPeriodRow
    contract_commitments: ContractCommitmentRow
  }
}
