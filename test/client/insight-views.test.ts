import { describe, expect, test } from 'vitest'
import { BudgetsView } from '../../client/budgets/budgets-view.ts'
import { ExplainView, explainQuery } from '../../client/explain/explain-view.ts'
import { explainLink, explorerLinkAround, recommendationLink } from '../../client/page-links.ts'
import { figureWords, rangeWords } from '../../client/recommendations/recommendation-words.ts'
import { inOrder } from '../../client/recommendations/recommendations-view.ts'
import { readNumber, readNumbers } from '../../client/ui/read-number.ts'
import { anomaly } from '../support/insight-answers.ts'

const days = { start_date: '2026-11-10', end_date: '2026-11-11' }

describe('the view of an explanation', () => {
  test.each([
    [{}, { metric: 'billed', incomplete_days: 'leave_out', preset: 'this_month' }],
    [
      { ...days, provider: 'GCP,AWS,IBM', service: 'EC2' },
      {
        metric: 'billed',
        incomplete_days: 'leave_out',
        ...days,
        cloud_provider: ['AWS', 'GCP'],
        service_name: 'EC2',
      },
    ],
    [
      { compare_start_date: '2026-10-10', compare_end_date: '2026-10-11' },
      {
        metric: 'billed',
        incomplete_days: 'leave_out',
        preset: 'this_month',
        compare_start_date: '2026-10-10',
        compare_end_date: '2026-10-11',
      },
    ],
    [
      { start_date: '2026-11-11', end_date: '2026-11-10' },
      { metric: 'billed', incomplete_days: 'leave_out', preset: 'this_month' },
    ],
  ])('%j asks for %j', (address, query) => {
    expect(explainQuery(ExplainView.parse(address))).toEqual(query)
  })
})

test('links carry what the page they lead to needs', () => {
  const previous = { start_date: '2026-11-03', end_date: '2026-11-04' }
  const link = explainLink({ cloud_provider: 'AWS' }, { current: days, previous })
  const { searchParams } = new URL(link, 'http://billow')
  expect(explainQuery(ExplainView.parse(Object.fromEntries(searchParams)))).toEqual({
    metric: 'billed',
    incomplete_days: 'leave_out',
    ...days,
    compare_start_date: previous.start_date,
    compare_end_date: previous.end_date,
    cloud_provider: ['AWS'],
  })
  expect(explorerLinkAround(anomaly(), days, '2026-11-21')).toBe(
    '/explorer?provider=AWS&service=EC2&start_date=2026-10-13&end_date=2026-11-21&group_by=service',
  )
  expect(recommendationLink('5f0c')).toBe('/recommendations?id=5f0c&state=all')
  expect(BudgetsView.parse({ tab: 'alerts', page: '0' })).toEqual({
    tab: 'alerts',
    alerts: 'open',
    search: '',
    status: 'all',
    team: '',
    order: 'spent',
    page: '1',
  })
})

test('recommendations tell their figures with units', () => {
  expect(figureWords({ value: 212.5, unit: 'USD' })).toBe('$212.50')
  expect(figureWords({ value: 99.87, unit: 'percent' })).toBe('99.9%')
  expect([1, 56].map((value) => figureWords({ value, unit: 'days' }))).toEqual(['1 day', '56 days'])
  expect(rangeWords({ low: 180, expected: 310, high: 380 })).toBe('$180.00 – $380.00')
  expect(rangeWords({ low: 180, expected: 180, high: 180 })).toBe('$180.00')
  expect(inOrder([], 'a')).toEqual([])
})

test.each([
  ['10,000.50', 10000.5],
  ['$ 250', 250],
  ['20 %', 20],
  ['.5', 0.5],
  ['', null],
  ['1e3', null],
  ['12 apples', null],
])('the number “%s” is read as %s', (text, number) => {
  expect(readNumber(text)).toBe(number)
})

test('several numbers are read, or none', () => {
  expect(readNumbers('80, 100')).toEqual([80, 100])
  expect(readNumbers('')).toEqual([])
  expect(readNumbers('80, high')).toBeNull()
})
