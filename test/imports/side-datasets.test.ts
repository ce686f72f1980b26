import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'
import {
  billingPeriods,
  commitments,
  invoiceLines,
  tableAsJson,
  type CommitmentRow,
} from '../support/side-datasets.ts'

const october = { billing_period: '2026-10' }
const reconciled = (app: TestApp) => app.client.reconciliation.list.query(october)
const account = { BillingAccountId: 'acc', BillingPeriodStart: '2026-10-01', ChargePeriodStart: '2026-10-05' }
const bill = (cost: string) =>
  `BillingAccountId,${focusBill([{ ...account, BilledCost: cost }])}`.replace('\n', '\nacc,')

const spent = async (app: TestApp) => {
  const row = await app.ctx.database('cloud_costs').sum({ total: 'cost' }).first()
  return Number(row?.total ?? 0)
}

describe('invoices', () => {
  test('alone fill the reconciliation, line by line and invoice by invoice', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, {
      'lines.csv': invoiceLines([
        { BilledCost: '100.10', InvoiceDetailId: 'l1' },
        { BilledCost: '-0.05', InvoiceDetailId: 'l2' },
        { BilledCost: '20', InvoiceId: 'MP-1', InvoiceDetailId: 'l3' },
        { BilledCost: '7', BillingPeriodStart: '2026-09-01', InvoiceId: 'INV-0' },
      ]),
    })
    expect(outcome).toMatchObject({
      status: 'done',
      format: 'FOCUS InvoiceDetail',
      rows_read: 4,
      rows_kept: 4,
      message: '3 invoice totals of 2 months were taken for the reconciliation.',
      bills: [],
      control_totals: { billed_cost: '0', by_provider: {} },
    })
    expect(await spent(app)).toBe(0)
    expect(await app.client.reconciliation.months.query()).toEqual(['2026-10', '2026-09'])
    expect(await reconciled(app)).toMatchObject([
      {
        cloud_provider: 'AWS',
        billing_account_id: 'acc',
        currency: 'USD',
        our_total: '0',
        invoice_total: '120.05',
        invoice_origin: 'bill',
        difference: '120.05',
        notes: ['No bill of this account and month is in the totals.'],
        invoices: [
          { invoice_id: 'INV-1', total: '100.05', line_count: 2, status: 'issued', import_id: outcome.id },
          { invoice_id: 'MP-1', total: '20', line_count: 1 },
        ],
      },
    ])
  })

  test('beside a bill change no cost, and are compared with it', async () => {
    await using app = await createTestApp()
    const files = { 'bill.csv': bill('100.1'), 'lines.csv': invoiceLines([{ BilledCost: '100.1' }]) }
    const outcome = await deliverFiles(app, files)
    expect(outcome).toMatchObject({
      status: 'done',
      format: expect.stringMatching(/^FOCUS 1\.0, FOCUS InvoiceDetail$/),
      rows_kept: 2,
      message: '1 rows were imported. 1 invoice total of 1 month was taken for the reconciliation.',
      control_totals: { billed_cost: '100.1' },
    })
    expect(await spent(app)).toBe(100.1)
    expect(await reconciled(app)).toMatchObject([
      { our_total: '100.1', invoice_total: '100.1', difference: '0', invoice_origin: 'bill' },
    ])
    expect((await deliverFiles(app, files)).status).toBe('unchanged')
  })

  test('are taken with a bill that is in already, which stays as it is', async () => {
    await using app = await createTestApp()
    const first = await deliverFiles(app, { 'bill.csv': bill('5') })
    const second = await deliverFiles(app, {
      'bill.csv': bill('5').replace('5,5', '5.0,5.00'),
      'lines.csv': invoiceLines([{ BilledCost: '6' }]),
    })
    expect(second).toMatchObject({ status: 'done', bills: [] })
    expect(second.notes.join()).toContain(`The charges are those of import ${first.id}`)
    expect(await spent(app)).toBe(5)
    expect(await app.ctx.database('bills').select('state')).toEqual([{ state: 'counted' }])
    expect(await reconciled(app)).toMatchObject([{ our_total: '5', invoice_total: '6' }])
    await app.client.imports.undo.mutate({ id: second.id })
    expect(await reconciled(app)).toMatchObject([{ our_total: '5', invoice_total: null }])
    expect(await spent(app)).toBe(5)
  })

  test('wait with the bill beside them until a person decides about that', async () => {
    await using app = await createTestApp()
    const days = (cost: string, ...all: string[]) =>
      `BillingAccountId,${focusBill(
        all.map((day) => ({ ...account, ChargePeriodStart: `2026-10-${day}`, BilledCost: cost })),
      )}`
        .trim()
        .replaceAll('\n', '\nacc,')
    await deliverFiles(app, { 'whole.csv': days('10', '05', '06', '07') })
    const narrower = { 'part.csv': days('11', '05', '06'), 'lines.csv': invoiceLines([{ BilledCost: '22' }]) }
    const first = await deliverFiles(app, narrower)
    expect(first.status).toBe('held')
    expect(await reconciled(app)).toMatchObject([{ our_total: '30', invoice_total: null }])
    await app.client.imports.undo.mutate({ id: first.id })
    expect(await app.ctx.database('invoices').select('id')).toEqual([])
    const second = await deliverFiles(app, narrower)
    const kept = await app.client.imports.decide.mutate({ id: second.id, decision: 'keep' })
    expect(kept).toMatchObject({
      status: 'done',
      message:
        'Its charges were left out; what counted before still does. 1 invoice total of 1 month was taken for the reconciliation.',
    })
    expect(await reconciled(app)).toMatchObject([{ our_total: '30', invoice_total: '22' }])
    await app.client.imports.undo.mutate({ id: second.id })
    expect(await reconciled(app)).toMatchObject([{ our_total: '30', invoice_total: null }])
  })

  test('give way to what a person entered, and are still listed', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { 'lines.csv': invoiceLines([{ BilledCost: '6' }]) })
    const key = { cloud_provider: 'AWS', billing_account_id: 'acc', ...october, currency: 'USD' } as const
    const entered = await app.client.reconciliation.set.mutate({ ...key, total: '7' })
    expect(entered).toMatchObject([
      { invoice_total: '7', invoice_origin: 'entered', invoices: [{ total: '6' }] },
    ])
    expect(entered[0]?.notes.join()).toMatch(/invoices add up to 6 USD; the entered total goes before/)
    expect(await app.client.reconciliation.remove.mutate(key)).toMatchObject([
      { invoice_total: '6', invoice_origin: 'bill' },
    ])
    await expect(app.client.reconciliation.remove.mutate(key)).rejects.toThrow(/No invoice total/)
  })

  test('are replaced by newer deliveries, whatever the order of imports, and return when those are undone', async () => {
    await using app = await createTestApp()
    const restated = invoiceLines([{ BilledCost: '9', InvoiceDetailLastUpdated: '2026-11-05T00:00:00Z' }])
    const newer = await deliverFiles(app, { 'new.csv': restated })
    const older = await deliverFiles(app, { 'old.csv': invoiceLines([{ BilledCost: '8' }]) })
    expect(older.notes).toContain(
      'Invoice INV-1 of acc, 2026-10: a newer delivery of this invoice counts already.',
    )
    expect(await reconciled(app)).toMatchObject([{ invoice_total: '9', invoices: [{ import_id: newer.id }] }])
    await app.client.imports.undo.mutate({ id: newer.id })
    expect(await reconciled(app)).toMatchObject([{ invoice_total: '8' }])
    const again = await deliverFiles(app, { 'new.csv': restated })
    expect(again.status).toBe('done')
    expect(again.notes).toContain('Invoice INV-1 of acc, 2026-10: 8 USD before, 9 USD now.')
    expect(await reconciled(app)).toMatchObject([{ invoice_total: '9' }])
  })

  test('of other deliveries add up where they are other invoices', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { a: invoiceLines([{ BilledCost: '8' }]) })
    await deliverFiles(app, { b: invoiceLines([{ BilledCost: '2', InvoiceId: 'MP-1' }]) })
    expect(await reconciled(app)).toMatchObject([{ invoice_total: '10' }])
  })

  test('count while they are provisional, until issued ones come without them; void ones never count', async () => {
    await using app = await createTestApp()
    const open = { InvoiceId: 'DRAFT', InvoiceIssueStatus: 'Open', InvoiceDetailLastUpdated: '2026-10-30' }
    const first = await deliverFiles(app, { a: invoiceLines([{ ...open, BilledCost: '8' }]) })
    expect(first.message).toContain('1 invoice total (1 still provisional) of 1 month was taken')
    expect(await reconciled(app)).toMatchObject([{ invoice_total: '8' }])
    await deliverFiles(app, {
      b: invoiceLines([
        { BilledCost: '8.50' },
        { BilledCost: '3', InvoiceId: 'WRONG', InvoiceIssueStatus: 'Voided' },
      ]),
    })
    const [row] = await reconciled(app)
    expect(row).toMatchObject({ invoice_total: '8.5' })
    expect(row?.invoices.map((invoice) => [invoice.invoice_id, invoice.status, invoice.is_counted])).toEqual([
      ['DRAFT', 'open', false],
      ['INV-1', 'issued', true],
      ['WRONG', 'voided', false],
    ])
    expect(row?.notes.join()).toMatch(/Not in the total: the provisional invoice DRAFT/)
  })

  test('that came twice in one delivery count once', async () => {
    await using app = await createTestApp()
    const lines = invoiceLines([{ BilledCost: '8', InvoiceDetailId: 'a' }])
    const newer = invoiceLines([
      { BilledCost: '9', InvoiceDetailId: 'a', InvoiceDetailLastUpdated: '2026-11-20' },
      { BilledCost: '1', InvoiceDetailId: 'b', InvoiceDetailLastUpdated: '2026-11-20' },
    ])
    const twice = `${newer}${newer.trim().split('\n').at(-1)}\n`
    const outcome = await deliverFiles(app, { a: twice, b: lines })
    expect(outcome.notes).toContain('Left out, since they repeat other rows of FOCUS InvoiceDetail: 2 rows.')
    expect(await reconciled(app)).toMatchObject([{ invoice_total: '10', invoices: [{ line_count: 2 }] }])
  })

  test('of currencies stand apart', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, {
      a: invoiceLines([{ BilledCost: '8' }, { BilledCost: '12345678901234.56', BillingCurrency: 'idr' }]),
    })
    expect(await reconciled(app)).toMatchObject([
      { currency: 'IDR', invoice_total: '12345678901234.56' },
      { currency: 'USD', invoice_total: '8' },
    ])
  })

  test('of a reseller belong to the provider whose bills the account has', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { bill: bill('5') })
    await deliverFiles(app, {
      a: invoiceLines([{ BilledCost: '5', InvoiceIssuerName: 'Cloud Reseller Ltd' }]),
    })
    expect(await reconciled(app)).toMatchObject([
      { cloud_provider: 'AWS', our_total: '5', invoice_total: '5', difference: '0' },
    ])
    expect(await app.client.reconciliation.list.query({ ...october, cloud_provider: 'Azure' })).toEqual([])
  })

  test('with bad rows leave those out with line and reason', async () => {
    await using app = await createTestApp({ settings: { IMPORT_MAX_BAD_PERCENT: '90' } })
    const outcome = await deliverFiles(app, {
      'lines.csv': invoiceLines([
        { BilledCost: '8' },
        { BilledCost: 'eight' },
        { InvoiceId: '' },
        { BillingCurrency: 'US Dollars' },
        { InvoiceIssueStatus: 'Paid' },
        { BillingPeriodStart: 'October' },
        { BillingPeriodStart: '9999-10-01T00:00:00Z' },
      ]),
    })
    expect(outcome).toMatchObject({ status: 'done', rows_read: 7, rows_kept: 1, rows_rejected: 6 })
    expect(outcome.message).toBe(
      '1 invoice total of 1 month was taken for the reconciliation. 6 could not be read and are kept aside.',
    )
    expect(outcome.rejected).toMatchObject([
      { file: 'lines.csv', line: 3, column: 'BilledCost', value: 'eight', reason: 'It is not a number.' },
      { line: 4, column: 'InvoiceId', value: null, reason: 'It is empty.' },
      { line: 5, column: 'BillingCurrency', value: 'US Dollars', reason: 'It is not a currency.' },
      { line: 6, column: 'InvoiceIssueStatus', reason: 'It is neither Open, Issued nor Voided.' },
      { line: 7, column: 'BillingPeriodStart', reason: 'It is not the date of a billing period.' },
      { line: 8, column: 'BillingPeriodStart', reason: 'It is not the date of a billing period.' },
    ])
  })

  test('whose rows are mostly bad are refused, and nothing of them is kept', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, {
      'bill.csv': bill('5'),
      'lines.csv': invoiceLines([{ BilledCost: '8' }, { BilledCost: 'x' }, { BilledCost: 'y' }]),
    })
    expect(outcome).toMatchObject({ status: 'refused' })
    expect(await spent(app)).toBe(0)
    for (const table of ['invoices', 'import_datasets', 'bills'] as const) {
      expect(await app.ctx.database(table).select('*')).toEqual([])
    }
  })

  test('without the columns that matter are refused with their names', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, {
      'x.csv': 'InvoiceDetailId,InvoiceIssueStatus,BilledCost\n1,Open,2\n',
    })
    expect(outcome.message).toMatch(
      /x\.csv is the FOCUS InvoiceDetail dataset, but lacks InvoiceId, BillingCurrency, BillingAccountId, BillingPeriodStart\./,
    )
  })

  test.each([
    ['gzip', async (text: string) => gzipSync(text)],
    ['JSON', async (text: string) => JSON.stringify(tableAsJson(text))],
    [
      'JSON lines',
      async (text: string) =>
        tableAsJson(text)
          .map((row) => JSON.stringify(row))
          .join('\n'),
    ],
    ['Parquet', parquetOf],
  ])('come as %s as well', async (_kind, pack) => {
    await using app = await createTestApp()
    const content = await pack(
      invoiceLines([{ BilledCost: '8.25' }, { BilledCost: '1', InvoiceDetailId: 'l2' }]),
    )
    expect(await deliverFiles(app, { file: content })).toMatchObject({ status: 'done', rows_kept: 2 })
    expect(await reconciled(app)).toMatchObject([{ invoice_total: '9.25' }])
  })
})

async function parquetOf(csv: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'billow-side-'))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const rows = tableAsJson(csv)
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map((row) => `(${columns.map((name) => `'${row[name] ?? ''}'`).join(', ')})`)
  const path = join(folder, 'x.parquet')
  await connection.run(
    `copy (select * replace (BilledCost::decimal(18, 4) as BilledCost, BillingPeriodStart::timestamp as BillingPeriodStart)
       from (values ${values.join(', ')}) as t(${columns.join(', ')})) to '${path}' (format parquet)`,
  )
  connection.closeSync()
  return new Uint8Array(await readFile(path))
}

describe('billing periods', () => {
  test('alone say whether a month is closed; the newest word counts', async () => {
    await using app = await createTestApp()
    const first = await deliverFiles(app, {
      p: billingPeriods([{ BillingPeriodStatus: 'Open' }, { BillingPeriodStart: '2026-09-01T00:00:00Z' }]),
    })
    expect(first).toMatchObject({
      status: 'done',
      format: 'FOCUS BillingPeriod',
      message: '2 billing periods, 1 closed and 1 open, were taken for the reconciliation.',
    })
    await deliverFiles(app, { bill: bill('5') })
    expect(await reconciled(app)).toMatchObject([{ period_status: 'open' }])
    const closed = billingPeriods([{ BillingPeriodLastUpdated: '2026-11-05T00:00:00Z' }])
    const second = await deliverFiles(app, { p: closed })
    expect(await reconciled(app)).toMatchObject([{ period_status: 'closed' }])
    expect(await app.client.reconciliation.periods.query(october)).toMatchObject([
      {
        invoice_issuer_name: 'Amazon Web Services, Inc.',
        cloud_provider: 'AWS',
        billing_period: '2026-10',
        starts_at: '2026-10-01T00:00:00Z',
        ends_at: '2026-11-01T00:00:00Z',
        status: 'closed',
        import_id: second.id,
      },
    ])
    expect(
      (await deliverFiles(app, { again: closed.replace('2026-11-05T00:00:00Z', '2026-11-05') })).status,
    ).toBe('unchanged')
    await app.client.imports.undo.mutate({ id: second.id })
    expect(await reconciled(app)).toMatchObject([{ period_status: 'open' }])
  })

  test('hold for the issuers that the invoices of an account name, and say nothing of other providers', async () => {
    await using app = await createTestApp()
    const reseller = { InvoiceIssuerName: 'Cloud Reseller Ltd' }
    await deliverFiles(app, {
      bill: bill('5'),
      lines: invoiceLines([{ ...reseller, BilledCost: '5' }]),
      periods: billingPeriods([{ ...reseller, BillingPeriodStatus: 'Open' }, {}]),
    })
    expect(await reconciled(app)).toMatchObject([{ period_status: 'open' }])
    await deliverFiles(app, { other: bill('5').replace('acc,', 'oracle-1,').replace(',AWS,', ',Oracle,') })
    expect(await reconciled(app)).toMatchObject([{}, { cloud_provider: 'Other', period_status: null }])
  })

  test('with a status of their own are left out', async () => {
    await using app = await createTestApp({ settings: { IMPORT_MAX_BAD_PERCENT: '60' } })
    const outcome = await deliverFiles(app, { p: billingPeriods([{}, { BillingPeriodStatus: 'Frozen' }]) })
    expect(outcome.rejected).toMatchObject([
      { line: 3, column: 'BillingPeriodStatus', value: 'Frozen', reason: 'It is neither Open nor Closed.' },
    ])
  })
})

describe('contract commitments', () => {
  const listed = (app: TestApp, day?: string) =>
    app.client.contract_commitments.list.query(day === undefined ? {} : { day })

  test('are kept with all of their columns, over REST as well', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, {
      c: commitments([{ ContractCommitmentCost: '1121.840640' }, { ContractCommitmentId: 'two' }]),
    })
    expect(outcome).toMatchObject({
      status: 'done',
      format: 'FOCUS ContractCommitment',
      message: '2 contract commitments were kept.',
      notes: [],
    })
    expect(await listed(app)).toEqual([
      expect.objectContaining({
        contract_commitment_id: 'one',
        contract_commitment_type: 'Savings Plan',
        contract_commitment_category: 'Spend',
        contract_commitment_cost: '1121.84064',
        contract_commitment_quantity: null,
        contract_commitment_period_start: '2026-05-01T01:00:00Z',
        contract_commitment_period_end: '2027-05-01T01:00:00Z',
        contract_id: 'CONTRACT-1',
        billing_currency: 'USD',
        contract_commitment_lifecycle_status: null,
        import_id: outcome.id,
      }),
      expect.objectContaining({ contract_commitment_id: 'two' }),
    ])
    const { body } = await app.rest('/contract-commitments?day=2027-05-01')
    expect(body).toHaveLength(2)
    expect(await listed(app, '2027-05-02')).toEqual([])
  })

  test('of FOCUS 1.4 keep what it added', async () => {
    await using app = await createTestApp()
    const row: CommitmentRow = {
      ContractCommitmentDiscountPercentage: '27.50',
      ContractCommitmentPaymentModel: 'No Upfront',
      ServiceProviderName: 'AWS',
    }
    const outcome = await deliverFiles(app, { c: commitments([{ ...row, x_Team: 'web' }]) })
    expect(outcome.notes).toEqual(['Columns of FOCUS ContractCommitment that are not kept: x_Team.'])
    expect(await listed(app)).toMatchObject([
      {
        contract_commitment_discount_percentage: '27.5',
        contract_commitment_payment_model: 'No Upfront',
        service_provider_name: 'AWS',
      },
    ])
  })

  test('are replaced by newer deliveries, stay where those say nothing of them, and return on undo', async () => {
    await using app = await createTestApp()
    const first = commitments([{ ContractCommitmentCost: '1' }, { ContractCommitmentId: 'two' }])
    await deliverFiles(app, { c: first })
    expect((await deliverFiles(app, { 'c.gz': gzipSync(first) })).status).toBe('unchanged')
    const newer = await deliverFiles(app, { c: commitments([{ ContractCommitmentCost: '2' }]) })
    const costs = async () =>
      (await listed(app)).map((row) => [row.contract_commitment_id, row.contract_commitment_cost])
    expect(await costs()).toEqual([
      ['one', '2'],
      ['two', '1'],
    ])
    await app.client.imports.undo.mutate({ id: newer.id })
    expect(await costs()).toEqual([
      ['one', '1'],
      ['two', '1'],
    ])
  })

  test('beside a bill, with a bad row', async () => {
    await using app = await createTestApp({ settings: { IMPORT_MAX_BAD_PERCENT: '60' } })
    const outcome = await deliverFiles(app, {
      'bill.csv': bill('5'),
      'c.csv': commitments([{}, { ContractCommitmentId: 'two', ContractCommitmentPeriodEnd: 'never' }]),
    })
    expect(outcome).toMatchObject({ status: 'done', rows_read: 3, rows_kept: 2, rows_rejected: 1 })
    expect(outcome.rejected).toMatchObject([
      {
        file: 'c.csv',
        line: 3,
        column: 'ContractCommitmentPeriodEnd',
        value: 'never',
        reason: 'It is not a date.',
      },
    ])
    expect(await listed(app)).toHaveLength(1)
    expect(await spent(app)).toBe(5)
  })
})
