import { csvOf } from './csv.ts'

type Row = Readonly<Record<string, string>>

const invoiceLine = {
  InvoiceDetailId: 'l1',
  InvoiceId: 'INV-1',
  InvoiceIssuerName: 'Amazon Web Services, Inc.',
  InvoiceIssueStatus: 'Issued',
  InvoiceIssueDate: '2026-11-03T00:00:00Z',
  InvoiceDetailLastUpdated: '2026-11-03T00:00:00Z',
  BillingAccountId: 'acc',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  BillingPeriodEnd: '2026-11-01T00:00:00Z',
  BillingCurrency: 'USD',
  ChargeCategory: 'Usage',
  BilledCost: '1',
}

/** A FOCUS InvoiceDetail dataset as CSV text; a row spells out only what differs from the usual. */
export function invoiceLines(rows: readonly Partial<typeof invoiceLine>[]): string {
  return csvOf(rows.map((row) => ({ ...invoiceLine, ...row })))
}

const billingPeriod = {
  InvoiceIssuerName: 'Amazon Web Services, Inc.',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  BillingPeriodEnd: '2026-11-01T00:00:00Z',
  BillingPeriodStatus: 'Closed',
  BillingPeriodCreated: '2026-10-01T00:00:00Z',
  BillingPeriodLastUpdated: '2026-11-03T00:00:00Z',
}

/** A FOCUS BillingPeriod dataset as CSV text. */
export function billingPeriods(rows: readonly Partial<typeof billingPeriod>[]): string {
  return csvOf(rows.map((row) => ({ ...billingPeriod, ...row })))
}

const commitment = {
  ContractCommitmentId: 'one',
  ContractCommitmentType: 'Savings Plan',
  ContractCommitmentCategory: 'Spend',
  ContractCommitmentCost: '1',
  ContractCommitmentQuantity: '',
  ContractCommitmentUnit: '',
  ContractCommitmentDescription: '1 year',
  ContractCommitmentPeriodStart: '2026-05-01T01:00:00Z',
  ContractCommitmentPeriodEnd: '2027-05-01T01:00:00Z',
  ContractId: 'CONTRACT-1',
  ContractPeriodStart: '2026-01-31T01:00:00Z',
  ContractPeriodEnd: '2027-07-30T01:00:00Z',
  BillingCurrency: 'USD',
}

export type CommitmentRow = Row

/** A FOCUS ContractCommitment dataset as CSV text; columns of later versions and of one's own may be added. */
export function commitments(rows: readonly CommitmentRow[]): string {
  return csvOf(rows.map((row) => ({ ...commitment, ...row })))
}

/** The rows of such a CSV text as objects. */
export function tableAsJson(csv: string): Record<string, string>[] {
  const [header = [], ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => match[1] ?? ''))
  return rows.map((cells) =>
    Object.fromEntries(header.slice(0, -1).map((name, at) => [name, (cells[at] ?? '').replaceAll('"', '')])),
  )
}
