import type { Columns, Sql } from '../formats/columns.ts'
import {
  amountOf,
  check,
  counted,
  instantOf,
  isAmount,
  isBillingPeriod,
  isInstant,
  present,
  type SideDataset,
} from './side-dataset.ts'

const ownColumns = [
  'InvoiceIssueStatus',
  'InvoiceDetailGrain',
  'InvoiceDetailCreated',
  'InvoiceDetailLastUpdated',
  'InvoiceDetailDescription',
  'InvoiceDetailId',
]

/** Charges may name the line of their invoice, too. */
const isCharges = (columns: Columns) =>
  ['ChargePeriodStart', 'ServiceName', 'EffectiveCost'].some((name) => columns.has(name))

const statuses = `'open', 'issued', 'voided'`

/** An invoice of several lines is provisional while any of them is, and void where all of them are. */
const status: Sql = `case when bool_or(status = 'open') then 'open'
  when bool_and(coalesce(status, '') = 'voided') then 'voided'
  when count(status) > 0 then 'issued' end`

const live = `filter (where coalesce(status, '') <> 'voided')`
const total: Sql = `coalesce(string_agg(amount, ' ') ${live}, string_agg(amount, ' '))`

/** FOCUS InvoiceDetail, since 1.4: the lines of invoices, of which each invoice's total is kept. */
export const invoiceDetail: SideDataset = {
  name: 'invoice_detail',
  title: 'FOCUS InvoiceDetail',
  table: 'invoices',
  recognises: (columns) => !isCharges(columns) && ownColumns.some((name) => columns.has(name)),
  needs: ['InvoiceId', 'BilledCost', 'BillingCurrency', 'BillingAccountId', 'BillingPeriodStart'],
  keeps: [
    'InvoiceId',
    'BilledCost',
    'BillingCurrency',
    'BillingAccountId',
    'BillingPeriodStart',
    'InvoiceIssuerName',
    'InvoiceDetailId',
    'InvoiceIssueStatus',
    'InvoiceIssueDate',
    'InvoiceDetailLastUpdated',
  ],

  map: (columns) => ({
    fields: {
      invoice_issuer_name: `left(coalesce(${columns.text('InvoiceIssuerName')}, ''), 400)`,
      // A resource path names the account in its last part, as for charges.
      billing_account_id: `left(regexp_extract(${columns.text('BillingAccountId')}, '[^/]+$'), 400)`,
      billing_period: `strftime(instant(${columns.text('BillingPeriodStart')}), '%Y-%m')`,
      currency: `upper(trim(${columns.text('BillingCurrency')}))`,
      invoice_id: `left(trim(${columns.text('InvoiceId')}), 400)`,
      detail_id: columns.text('InvoiceDetailId'),
      status: `lower(trim(${columns.text('InvoiceIssueStatus')}))`,
      issued_at: instantOf(columns.text('InvoiceIssueDate')),
      updated_at: instantOf(columns.text('InvoiceDetailLastUpdated')),
      amount: amountOf(columns.text('BilledCost')),
    },
    checks: [
      present(columns, 'InvoiceId'),
      present(columns, 'BillingAccountId'),
      present(columns, 'BilledCost'),
      isAmount(columns, 'BilledCost'),
      present(columns, 'BillingCurrency'),
      check(
        columns,
        'BillingCurrency',
        (text) => `not regexp_full_match(upper(trim(${text})), '[A-Z]{2,5}')`,
        'It is not a currency.',
      ),
      isBillingPeriod(columns, 'BillingPeriodStart'),
      check(
        columns,
        'InvoiceIssueStatus',
        (text) => `lower(trim(${text})) not in (${statuses})`,
        'It is neither Open, Issued nor Voided.',
      ),
      isInstant(columns, 'InvoiceIssueDate'),
      isInstant(columns, 'InvoiceDetailLastUpdated'),
    ],
  }),

  // Lines without an id cannot be recognised in another file.
  identity: 'billing_account_id, billing_period, invoice_id, coalesce(detail_id, file::varchar)',
  identified: 'detail_id is not null',
  updated: 'updated_at',

  kept: (rows) => `select max(invoice_issuer_name) as invoice_issuer_name, billing_account_id, billing_period,
      currency, invoice_id, ${status} as status, ${total} as total, count(*)::integer as line_count,
      max(issued_at) as issued_at, max(updated_at) as updated_at
    from ${rows} group by billing_account_id, billing_period, currency, invoice_id`,
  amounts: ['total'],

  counts: (kept) => `select count(*)::integer as totals, count(distinct billing_period)::integer as months,
      count(*) filter (where status = 'open')::integer as open,
      count(*) filter (where status = 'voided')::integer as voided from ${kept}`,
  words({ totals = 0, months = 0, open = 0, voided = 0 }) {
    const kinds = [
      ...(open > 0 ? [`${open} still provisional`] : []),
      ...(voided > 0 ? [`${voided} voided`] : []),
    ]
    const which = kinds.length > 0 ? ` (${kinds.join(', ')})` : ''
    const verb = totals === 1 ? 'was' : 'were'
    return `${counted(totals, 'invoice total')}${which} of ${counted(months, 'month')} ${verb} taken for the reconciliation.`
  },
}
