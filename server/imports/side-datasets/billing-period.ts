import {
  check,
  counted,
  instantOf,
  isBillingPeriod,
  isInstant,
  present,
  type SideDataset,
} from './side-dataset.ts'

const columnNames = [
  'InvoiceIssuerName',
  'BillingPeriodStart',
  'BillingPeriodEnd',
  'BillingPeriodStatus',
  'BillingPeriodCreated',
  'BillingPeriodLastUpdated',
]

/** FOCUS BillingPeriod, since 1.4: whether what a provider bills for a month may still change. */
export const billingPeriod: SideDataset = {
  name: 'billing_period',
  title: 'FOCUS BillingPeriod',
  table: 'billing_periods',
  recognises: (columns) =>
    columns.has('BillingPeriodStatus') && !columns.has('ChargePeriodStart') && !columns.has('BilledCost'),
  needs: ['InvoiceIssuerName', 'BillingPeriodStart', 'BillingPeriodStatus'],
  keeps: columnNames,

  map: (columns) => ({
    fields: {
      invoice_issuer_name: `left(trim(${columns.text('InvoiceIssuerName')}), 400)`,
      billing_period: `strftime(instant(${columns.text('BillingPeriodStart')}), '%Y-%m')`,
      starts_at: instantOf(columns.text('BillingPeriodStart')),
      ends_at: instantOf(columns.text('BillingPeriodEnd')),
      status: `lower(trim(${columns.text('BillingPeriodStatus')}))`,
      opened_at: instantOf(columns.text('BillingPeriodCreated')),
      updated_at: instantOf(columns.text('BillingPeriodLastUpdated')),
    },
    checks: [
      present(columns, 'InvoiceIssuerName'),
      isBillingPeriod(columns, 'BillingPeriodStart'),
      present(columns, 'BillingPeriodStatus'),
      check(
        columns,
        'BillingPeriodStatus',
        (text) => `lower(trim(${text})) not in ('open', 'closed')`,
        'It is neither Open nor Closed.',
      ),
      isInstant(columns, 'BillingPeriodEnd'),
      isInstant(columns, 'BillingPeriodCreated'),
      isInstant(columns, 'BillingPeriodLastUpdated'),
    ],
  }),

  identity: 'invoice_issuer_name, starts_at',
  identified: 'true',
  updated: 'updated_at',

  kept: (
    rows,
  ) => `select invoice_issuer_name, billing_period, starts_at, ends_at, status, opened_at, updated_at
    from ${rows} qualify row_number() over (partition by invoice_issuer_name, starts_at
      order by coalesce(updated_at, '') desc, status desc) = 1`,
  amounts: [],

  counts: (
    kept,
  ) => `select count(*)::integer as periods, count(*) filter (where status = 'open')::integer as open
    from ${kept}`,
  words: ({ periods = 0, open = 0 }) =>
    `${counted(periods, 'billing period')}, ${periods - open} closed and ${open} open, ${periods === 1 ? 'was' : 'were'} taken for the reconciliation.`,
}
