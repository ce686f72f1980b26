import { describe, expect, test } from 'vitest'
import { billFace } from '../../client/data/account-words.ts'
import { addAmounts, changeWords, formatAmounts, subtractAmounts } from '../../client/data/amounts.ts'
import {
  coveredWords,
  lossWords,
  newWords,
  reasonWords,
  shortDays,
  subAccountWords,
} from '../../client/data/imports/conflict-words.ts'
import { decisionWords } from '../../client/data/imports/decision-words.ts'
import type { ImportConflict } from '../../shared/import-conflict.ts'
import { daysOf } from '../../shared/period.ts'

const days = (from: number, to: number) =>
  daysOf({
    start_date: `2026-10-${String(from).padStart(2, '0')}`,
    end_date: `2026-10-${String(to).padStart(2, '0')}`,
  })

/** Days 1 to 5 of 10 USD come, where days 1 to 9 count. */
const conflict = (change: Partial<ImportConflict> = {}): ImportConflict => ({
  bill_id: 12,
  cloud_provider: 'Azure',
  billing_account_id: '8800',
  billing_period: '2026-10',
  dataset: 'azure_actual',
  reason: 'older',
  summary: '',
  lost_days: days(6, 9),
  lost_sub_accounts: [],
  lost_cost: { USD: '40' },
  standing_cost: { USD: '50' },
  offered_cost: { USD: '50' },
  new_days: [],
  new_cost: {},
  counted_import_ids: [1],
  delivered_at: null,
  counted_delivered_at: null,
  ...change,
})

describe('exact amounts by currency', () => {
  test('are added and subtracted each for itself', () => {
    const sum = addAmounts([{ USD: '0.1' }, { USD: '0.2', EUR: '5' }])
    expect(sum).toEqual({ USD: '0.3', EUR: '5' })
    expect(subtractAmounts(sum, { USD: '0.3', GBP: '1' })).toEqual({ USD: '0', EUR: '5', GBP: '-1' })
  })

  test.each([
    [{}, 'nothing', 'stays the same'],
    [{ USD: '0' }, '0.00 USD', 'stays the same'],
    [{ USD: '-1234.5' }, '−1,234.50 USD', 'falls by 1,234.50 USD'],
    [{ USD: '40', EUR: '-3' }, '40.00 USD and −3.00 EUR', 'rises by 40.00 USD and falls by 3.00 EUR'],
  ])('%j reads %s, as a change: %s', (amounts, words, change) => {
    expect(formatAmounts(amounts)).toBe(words)
    expect(changeWords(amounts)).toBe(change)
  })
})

test.each([
  [days(6, 9), 'Oct 6 – 9'],
  [days(6, 6), 'Oct 6'],
  [daysOf({ start_date: '2026-09-30', end_date: '2026-10-02' }), 'Sep 30 – Oct 2'],
  [[...days(1, 1), ...days(3, 3), ...days(5, 6), ...days(9, 12)], 'Oct 1, Oct 3, Oct 5 – 6 and 4 more days'],
])('%j in short: %s', (some, words) => expect(shortDays(some)).toBe(words))

describe('why a bill waits', () => {
  const bill = { last_day: '2026-10-05' }
  test.each<[string, Partial<ImportConflict>, RegExp]>([
    ['it ends before', {}, /looks older.*it ends on Oct 5, and what counts goes on to Oct 9\./],
    ['it has no invoice yet', { lost_days: [] }, /looks older: it stands on no invoice yet/],
    ['it has other days', { lost_days: days(1, 2) }, /^It looks older than what counts\.$/],
    [
      'it was made before',
      { delivered_at: '2026-10-06T00:00:00Z', counted_delivered_at: '2026-10-10T00:00:00Z' },
      /is older: made on Oct 6, 2026, and what counts on Oct 10, 2026/,
    ],
    [
      'it was made before on the same day',
      { delivered_at: '2026-10-10T04:00:00Z', counted_delivered_at: '2026-10-10T16:30:00Z' },
      /made on Oct 10, 2026, 04:00 UTC, and what counts on Oct 10, 2026, 16:30 UTC/,
    ],
    ['days are missing', { reason: 'narrower' }, /covers less than what counts: nothing of Oct 6 – 9/],
    [
      'sub accounts are missing',
      { reason: 'narrower', lost_sub_accounts: ['bbbb-2'] },
      /covers less.*sub accounts are missing/,
    ],
    ['it is cut', { reason: 'smaller' }, /less than half of what counts for the same days/],
  ])('%s', (_what, change, words) => expect(reasonWords(conflict(change), bill)).toMatch(words))
})

test('what is at stake stands in money and days', () => {
  expect(lossWords(conflict())).toBe('40.00 USD of 4 days: Oct 6 – 9')
  expect(lossWords(conflict({ lost_days: [], lost_cost: {} }))).toBe('Nothing')
  expect(coveredWords(conflict())).toBe('50.00 USD, the same as counts now')
  expect(coveredWords(conflict({ offered_cost: { USD: '30' } }))).toBe('30.00 USD; 50.00 USD count now')
  expect(newWords(conflict())).toBe('None')
  expect(newWords(conflict({ new_days: days(1, 1), new_cost: { USD: '7' } }))).toBe(
    '7.00 USD of 1 day: Oct 1',
  )
  expect(subAccountWords(['', 'bbbb-2'])).toEqual(['Charges of no sub account', 'bbbb-2'])
})

describe('a decision says what it does to the totals', () => {
  test('of an import that only takes away', () => {
    expect(decisionWords([conflict()], 0)).toEqual({
      replace:
        'It counts in place of import 1. 40.00 USD of 4 days stop counting. The billed total falls by 40.00 USD.',
      add: null,
      keep: 'It is left out. The totals stay as they are.',
    })
  })

  test('of one that brings new days and other amounts', () => {
    const brings = { new_days: days(1, 3), new_cost: { USD: '21' }, offered_cost: { USD: '69.5' } }
    const words = decisionWords([conflict(brings)], 2)
    expect(words.replace).toMatch(/The billed total rises by 0\.50 USD\.$/)
    expect(words.add).toBe(
      '3 days of it are added, and what counts stays. The billed total rises by 21.00 USD.',
    )
    expect(words.keep).toBe('What is listed above is left out, and what counts stays.')
  })

  test('of one that takes no day away', () => {
    const words = decisionWords([conflict({ lost_days: [], lost_cost: {}, offered_cost: { USD: '45' } })], 0)
    expect(words.replace).toBe('It counts in place of import 1. The billed total falls by 5.00 USD.')
  })

  test('of one with several bills, whose effective costs are told apart', () => {
    const amortized = conflict({
      dataset: 'azure_amortized',
      lost_cost: { USD: '38' },
      counted_import_ids: [3, 2],
    })
    expect(decisionWords([conflict(), amortized], 0).replace).toBe(
      'It counts in place of imports 1, 2, and 3. 4 days stop counting. The billed total falls by 40.00 USD, and the effective total falls by 38.00 USD.',
    )
  })
})

test.each([
  ['counted', false, 'Counts'],
  ['counted', true, 'Some days count'],
  ['held', false, 'To decide'],
  ['undone', true, 'Undone'],
] as const)('a bill that is %s, in part: %s, reads “%s”', (state, is_partial, word) => {
  expect(billFace({ state, is_partial }).word).toBe(word)
})
