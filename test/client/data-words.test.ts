import { describe, expect, test } from 'vitest'
import { undoWords } from '../../client/data/imports/undo-words.ts'
import { progressWords, sendingWords } from '../../client/data/imports/progress-words.ts'
import { ledgerOf, restatementWords } from '../../client/data/restatements/ledger.ts'
import { checkInvoice, checkTotal } from '../../client/data/reconciliation/invoice-draft.ts'
import {
  comparisonTag,
  dayWords,
  monthsBetween,
  originWords,
  usualMonth,
} from '../../client/data/reconciliation/difference-words.ts'
import { checkRate, formatRate } from '../../client/data/exchange-rates/rate-draft.ts'
import { formatCents, formatExact, formatSigned } from '../../client/data/format-exact.ts'
import { formatAge } from '../../client/ui/format-age.ts'
import { formatBytes } from '../../client/ui/format-bytes.ts'
import type { Bill } from '../../shared/bill.ts'
import type { Restatement } from '../../shared/restatement.ts'

const bill = (change: Partial<Bill> = {}): Bill => ({
  id: 7,
  import_id: 3,
  state: 'counted',
  dataset: 'focus',
  cloud_provider: 'AWS',
  billing_account_id: '123',
  billing_account_name: null,
  billing_period: '2026-03',
  first_day: '2026-03-01',
  last_day: '2026-03-31',
  delivered_at: null,
  is_final: false,
  row_count: 5,
  is_chosen: false,
  is_partial: false,
  ...change,
})

describe('an undo says what comes in the place of its bills', () => {
  const other = (change: Partial<Bill>) => bill({ id: 8, import_id: 2, ...change })
  test.each<[string, Bill[], RegExp]>([
    [
      'the delivery before',
      [other({ state: 'replaced' })],
      /March 2026: the delivery of import 2 counts again/,
    ],
    [
      'one of several before',
      [other({ state: 'replaced' }), other({ id: 9, import_id: 1, state: 'replaced' })],
      /what earlier deliveries say of it counts again/,
    ],
    [
      'a delivery whose other days counted all along',
      [other({ is_partial: true })],
      /March 2026: all days of import 2 count again/,
    ],
    ['nothing of a delivery that counts beside it', [other({})], /March 2026: leaves the totals/],
    [
      'nothing of other days',
      [other({ state: 'replaced', first_day: '2026-02-01', last_day: '2026-02-28' })],
      /March 2026: leaves the totals/,
    ],
    ['another format', [other({ state: 'overlapping', dataset: 'aws_cur' })], /AWS CUR counts in its place/],
    [
      'nothing',
      [other({ billing_period: '2026-02', state: 'replaced' })],
      /AWS 123, March 2026: leaves the totals/,
    ],
  ])('%s', (_what, others, words) => {
    expect(undoWords([bill()], [bill(), ...others]).join()).toMatch(words)
  })

  test('and that nothing changes where it waits for a decision', () => {
    expect(undoWords([bill({ state: 'held' })], [bill()]).join()).toMatch(/waits.*stay as they are/)
  })

  test('and lets Azure’s actual costs come in for amortized ones', () => {
    const actual = other({ dataset: 'azure_actual' })
    expect(undoWords([bill({ dataset: 'azure_amortized' })], [actual]).join()).toMatch(
      /Azure actual costs counts in its place/,
    )
  })

  test('and that nothing changes where none of them counts', () => {
    expect(undoWords([bill({ state: 'replaced' })], []).join()).toMatch(/stay as they are/)
  })

  test('naming the first of many', () => {
    const many = Array.from({ length: 12 }, (_, month) =>
      bill({ billing_period: `2025-${String(month + 1).padStart(2, '0')}` }),
    )
    expect(undoWords(many, many).at(-1)).toBe('And 6 more bills.')
  })
})

describe('the progress of an import in words', () => {
  const at = (phase: 'unpacking' | 'reading' | 'writing', rows_done: number) =>
    progressWords({ phase, bytes_done: 25e6, bytes_total: 1e8, rows_done, rows_per_second: 12345.6 }, 4000)

  test('names bytes, rows and speed, each where it is known', () => {
    expect(at('unpacking', 0)).toMatchObject({ figures: '25.0 MB of 100.0 MB', percent: 25 })
    expect(at('reading', 1000).figures).toBe('25.0 MB of 100.0 MB, 1,000 rows, 12,346 rows a second')
    expect(at('writing', 1000)).toMatchObject({
      title: 'Step 3 of 3: writing the charges',
      figures: '1,000 of 4,000 rows, 12,346 rows a second',
      percent: 25,
    })
  })

  test('before it starts nobody can know, and while files are sent it is their bytes', () => {
    expect(progressWords(null, 0).percent).toBeNull()
    expect(sendingWords(512, 2048)).toMatchObject({ figures: '512 B of 2.0 kB', percent: 25 })
    expect(sendingWords(0, 0).percent).toBe(0)
  })
})

describe('the ledger', () => {
  const entry = (change: Partial<Restatement> = {}): Restatement => ({
    id: 12,
    import_id: 4,
    undone: false,
    created_at: '2026-11-24T12:00:00.000Z',
    cloud_provider: 'AWS',
    billing_account_id: '123456789012',
    billing_period: '2026-03',
    service_name: 'EC2',
    billing_currency: 'USD',
    before: '310.2',
    after: '440.07',
    difference: '129.87',
    bill_before: '12310.2',
    bill_after: '12455.07',
    ...change,
  })

  test('says in a sentence what a month was and is now', () => {
    const [only, ...rest] = ledgerOf([entry(), entry({ id: 13, service_name: 'S3', difference: '15' })])
    expect(rest).toEqual([])
    if (only === undefined) throw new Error('The ledger has no bill.')
    expect(restatementWords(only)).toBe(
      'AWS 123456789012, March 2026 was 12,310.20 USD, is now 12,455.07 USD: +144.87.',
    )
    expect(only.services.map((service) => service.service_name)).toEqual(['EC2', 'S3'])
  })

  test('keeps months and currencies apart, and does not pass changed services off as the whole bill', () => {
    const unknown = { bill_before: null, bill_after: null, billing_currency: 'EUR' }
    const bills = ledgerOf([entry(), entry(unknown), entry({ ...unknown, before: '1', after: '1.5' })])
    expect(bills).toHaveLength(2)
    expect(bills.map(restatementWords)[1]).toMatch(
      /had changed services of 311.20 EUR, now 441.57 EUR: \+130.37/,
    )
  })
})

describe('exact amounts', () => {
  test.each([
    ['1234.5', '1,234.50', '+1,234.50'],
    ['-0.005', '−0.01', '−0.01'],
    ['-1234567.891', '−1,234,567.89', '−1,234,567.89'],
    ['0', '0.00', '0.00'],
    ['0.0000008', '0.0000008', '+0.0000008'],
    ['99999999999999999.995', '100,000,000,000,000,000.00', '+100,000,000,000,000,000.00'],
  ])('%s reads %s to the cent', (decimal, cents, signed) => {
    expect(formatCents(decimal)).toBe(cents)
    expect(formatSigned(decimal, formatCents)).toBe(signed)
  })

  test('keep every digit where asked to', () => {
    expect(formatSigned('0.123456789012', formatExact)).toBe('+0.123456789012')
  })
})

describe('the total of an invoice', () => {
  test.each([
    ['12,310.20', '12310.20'],
    [' $ 1 000 ', '1000'],
    ['-20.5', '-20.5'],
  ])('%s is read as %s', (text, total) => expect(checkTotal(text)).toEqual({ total }))

  test.each(['', '12.310,20', '1,00', 'a hundred', '1e5'])('“%s” is refused with a reason', (text) => {
    expect(checkTotal(text)).toHaveProperty('problem')
  })
})

test('an invoice without a bill is read as people type it, or says what is wrong with each field', () => {
  const account = { cloud_provider: 'AWS', billing_account_id: '123456789012' } as const
  const draft = { account: 'AWS 123456789012', currency: ' usd ', total: '$ 12,310.20' }
  expect(checkInvoice(draft, '2026-10', [account])).toEqual({
    invoice: { ...account, billing_period: '2026-10', currency: 'USD', total: '12310.20' },
  })
  expect(checkInvoice({ account: '', currency: '$', total: 'much' }, '2026-10', [account])).toEqual({
    problems: {
      account: expect.stringMatching(/Choose/),
      currency: expect.stringMatching(/USD/),
      total: expect.stringMatching(/plain decimal/),
    },
  })
})

describe('reconciliation', () => {
  test.each([
    [null, 'No invoice entered'],
    ['0.004', 'Matches'],
    ['-0.01', 'Differs'],
  ])('a difference of %s: %s', (difference, word) => expect(comparisonTag({ difference }).word).toBe(word))

  test('begins with the last month that is over', () => {
    expect(usualMonth(['2026-11', '2026-10', '2026-09'], '2026-11-24')).toBe('2026-10')
    expect(usualMonth(['2026-11'], '2026-11-24')).toBe('2026-11')
    expect(usualMonth([], '2026-11-24')).toBeUndefined()
  })

  test('offers every month, also those without a bill', () => {
    expect(monthsBetween(['2026-09', '2025-12'], ['2026-10', undefined])).toHaveLength(11)
    expect(monthsBetween(['2026-09'], ['2026-11'])).toEqual(['2026-11', '2026-10', '2026-09'])
    expect(monthsBetween(['2026-01'], ['2025-12'])).toEqual(['2026-01', '2025-12'])
    expect(monthsBetween([], [undefined])).toEqual([])
  })

  test.each([
    ['bill', [true], 'From 1 invoice that the provider delivered'],
    ['bill', [true, true, false], 'From 2 invoices that the provider delivered'],
    ['entered', [true], 'Entered, in place of 1 invoice that the provider delivered'],
    ['entered', [], null],
    [null, [false], null],
  ] as const)('of a total that is %s, of invoices %s: %s', (invoice_origin, counted, words) => {
    expect(originWords({ invoice_origin, invoices: counted.map((is_counted) => ({ is_counted })) })).toBe(
      words,
    )
  })

  test('joins missing days in a row', () => {
    expect(dayWords(['2026-02-28', '2026-03-01', '2026-03-05'])).toBe('Feb 28 – Mar 1, 2026; Mar 5, 2026')
  })
})

describe('an exchange rate', () => {
  test('is read as people type it', () => {
    expect(checkRate({ month: ' 2026-10 ', currency: 'eur', rate: '1.08' })).toEqual({
      rate: { month: '2026-10', currency: 'EUR', rate: 1.08 },
    })
  })

  test('says what is wrong with each field', () => {
    const checked = checkRate({ month: 'October', currency: 'USD', rate: '0' })
    expect(checked).toEqual({
      problems: {
        month: expect.stringContaining('YYYY-MM'),
        currency: expect.stringContaining('needs no rate'),
        rate: expect.stringContaining('above 0'),
      },
    })
  })

  test.each([
    [2, '2.00'],
    [1.0869565217, '1.0869565217'],
    [0.0000625, '0.0000625'],
  ])('%s is shown as %s', (rate, text) => expect(formatRate(rate)).toBe(text))
})

test.each([
  ['2026-11-24T11:59:30Z', 'just now'],
  ['2026-11-24T11:58:00Z', '2 minutes ago'],
  ['2026-11-24T10:59:00Z', '1 hour ago'],
  ['2026-11-22T12:00:00Z', '2 days ago'],
  ['2026-01-05T12:00:00Z', 'on Jan 5, 2026'],
  ['2026-11-25T12:00:00Z', 'just now'],
])('an import of %s was %s', (instant, words) => {
  expect(formatAge(instant, '2026-11-24T12:00:00Z')).toBe(words)
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [52_428_800, '52.4 MB'],
  [548e9, '548.0 GB'],
])('%s bytes read %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
