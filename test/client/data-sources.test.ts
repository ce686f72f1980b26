import { describe, expect, test } from 'vitest'
import { calendarMonths } from '../../client/data/sources/calendar-months.ts'
import {
  coverageTag,
  formatsWords,
  freshnessWords,
  gapWords,
  invoicedWords,
} from '../../client/data/sources/freshness-words.ts'
import { overlapsOf } from '../../client/data/sources/overlaps.ts'
import type { Bill } from '../../shared/bill.ts'
import type { AccountCoverage, CoveredDay } from '../../shared/coverage.ts'
import { daysOf } from '../../shared/period.ts'

const complete = (start_date: string, end_date: string): CoveredDay[] =>
  daysOf({ start_date, end_date }).map((date) => ({ date, state: 'complete' }))
const marked = (days: readonly CoveredDay[], state: CoveredDay['state'], dates: readonly string[]) =>
  days.map((day) => (dates.includes(day.date) ? { ...day, state } : day))

describe('the calendar of an account', () => {
  const days = marked(marked(complete('2026-09-29', '2026-11-23'), 'partial', ['2026-11-23']), 'missing', [
    '2026-11-03',
    '2026-11-04',
  ])
  const months = calendarMonths(days)

  test('says of each month how much of it is there', () => {
    expect(months.map((month) => month.summary)).toEqual([
      'September 2026: 2 of 2 days complete',
      'October 2026: 31 of 31 days complete',
      'November 2026: 20 of 23 days complete, 1 still growing, 2 without charges',
    ])
  })

  test('has every day of a month in its place, those that nothing is known of outside', () => {
    const [september, october, november] = months
    expect(september?.cells).toHaveLength(30)
    expect(september?.cells.filter((cell) => cell.state === 'outside')).toHaveLength(28)
    // 2026-10-01 is a Thursday, 2026-11-01 a Sunday.
    expect([october?.firstRow, november?.firstRow]).toEqual([4, 7])
    expect(november?.cells[2]).toEqual({
      date: '2026-11-03',
      state: 'missing',
      title: 'Nov 3, 2026: no charges',
    })
    expect(november?.cells.at(-1)).toMatchObject({ state: 'outside', title: undefined })
  })

  test('is made of ten years of days in no time', () => {
    const years = complete('2016-11-24', '2026-11-23')
    const started = performance.now()
    expect(calendarMonths(years)).toHaveLength(121)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('an account in words', () => {
  const period = (billing_period: string, datasets: string[], is_final: boolean) => ({
    billing_period,
    datasets,
    is_final,
  })
  const account = (change: Partial<AccountCoverage> = {}): AccountCoverage => ({
    cloud_provider: 'AWS',
    billing_account_id: '123',
    billing_account_name: null,
    first_day: '2026-10-01',
    last_day: '2026-11-22',
    complete_through: '2026-11-22',
    last_import_id: 3,
    last_import_at: '2026-11-24T10:00:00.000Z',
    periods: [period('2026-10', ['focus'], true), period('2026-11', ['focus'], false)],
    days: complete('2026-10-01', '2026-11-22'),
    ...change,
  })
  const now = '2026-11-24T12:00:00.000Z'

  test('its freshness', () => {
    expect(freshnessWords(account(), now)).toBe('Complete through Nov 22, 2026, imported 2 hours ago.')
    expect(freshnessWords(account({ complete_through: null }), undefined)).toBe('No day is complete yet.')
  })

  test('its gaps, newest first', () => {
    expect(gapWords(account().days)).toBeNull()
    expect(coverageTag(account()).word).toBe('No gaps')
    const gaps = ['2026-10-05', '2026-10-09', '2026-10-20', '2026-11-03', '2026-11-04']
    const days = marked(account().days, 'missing', gaps)
    expect(gapWords(days)).toBe(
      'No charges on Nov 3 – 4, 2026; Oct 20, 2026; Oct 9, 2026, and 1 earlier gap.',
    )
    expect(coverageTag(account({ days }))).toEqual({ word: '5 days without charges', tone: 'warning' })
  })

  test('its formats and invoices', () => {
    expect(formatsWords(account())).toBe('FOCUS')
    expect(invoicedWords(account())).toBe('Through Oct 2026')
    const periods = [
      period('2026-08', ['azure_actual', 'azure_amortized'], false),
      period('2026-09', ['focus'], true),
      period('2026-10', ['focus'], true),
    ]
    expect(formatsWords(account({ periods }))).toBe(
      'Azure actual costs + Azure amortized costs (1 month), FOCUS (2 months)',
    )
    expect(invoicedWords(account({ periods }))).toBe('Through Oct 2026, but for 1')
    expect(invoicedWords(account({ periods: periods.slice(0, 1) }))).toBe('Nothing yet')
  })
})

describe('bills in several formats', () => {
  const bill = (id: number, change: Partial<Bill>): Bill => ({
    id,
    import_id: id,
    state: 'counted',
    dataset: 'focus',
    cloud_provider: 'Azure',
    billing_account_id: 'acc',
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

  test('are grouped by account and month, and the two files of Azure are one of them', () => {
    const overlaps = overlapsOf([
      bill(1, {}),
      bill(2, { dataset: 'azure_actual', state: 'overlapping' }),
      bill(3, { dataset: 'azure_amortized', state: 'overlapping' }),
      bill(4, { state: 'replaced' }),
      bill(5, { billing_period: '2026-04' }),
    ])
    expect(overlaps).toHaveLength(1)
    expect(overlaps[0]?.options.map(({ name, counts }) => [name, counts])).toEqual([
      ['FOCUS', true],
      ['Azure actual costs + Azure amortized costs', false],
    ])
  })

  test('come first where they wait for a choice, and then the newest first', () => {
    const both = (id: number, billing_period: string, is_chosen: boolean) => [
      bill(id, { billing_period, is_chosen }),
      bill(id + 1, { billing_period, dataset: 'aws_cur', state: 'overlapping' }),
    ]
    const overlaps = overlapsOf([
      ...both(1, '2026-05', true),
      ...both(3, '2026-03', false),
      ...both(5, '2026-04', false),
    ])
    expect(overlaps.map((overlap) => [overlap.billing_period, overlap.isSettled])).toEqual([
      ['2026-04', false],
      ['2026-03', false],
      ['2026-05', true],
    ])
  })
})
