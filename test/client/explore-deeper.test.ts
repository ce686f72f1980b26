import { describe, expect, test } from 'vitest'
import { barBand, pointBand } from '../../client/charts/band-scale.ts'
import { costSeries, seriesColor } from '../../client/charts/cost-series.ts'
import { incompleteRuns } from '../../client/charts/incomplete-runs.ts'
import { incompleteDaysInWords, incompleteWords } from '../../client/charts/incomplete-words.ts'
import { periodsOf } from '../../client/charts/periods.ts'
import { activeFilters } from '../../client/explorer/active-filters.ts'
import { chartTitle } from '../../client/explorer/chart-label.ts'
import { closerLook, trailOf } from '../../client/explorer/closer-look.ts'
import { comparedWords } from '../../client/explorer/compared-words.ts'
import { incompleteNotes } from '../../client/explorer/coverage-notes.ts'
import { excludedWords } from '../../client/explorer/excluded-words.ts'
import { defaultView, type ExplorerView } from '../../client/explorer/explorer-view.ts'
import { columnsOf, tableRows } from '../../client/explorer/table-rows.ts'
import { canBeCut, costQuestion, lacksDetail } from '../../client/explorer/view-query.ts'
import { shortResource } from '../../client/ui/short-resource.ts'
import { sumMoney } from '../../shared/money.ts'
import { aggregation } from './aggregations.ts'

const range = { start_date: '2026-11-21', end_date: '2026-11-24' }
const view = (part: Partial<ExplorerView>): ExplorerView => ({ ...defaultView, ...part })

describe('series below the service', () => {
  const rows = [
    ...Array.from({ length: 10 }, (_, index) =>
      aggregation({ service_name: 'All', region: `r${index}`, total_cost: 100 - index }),
    ),
    aggregation({ cloud_provider: 'GCP', service_name: 'All', region: 'r0', total_cost: 7 }),
    aggregation({ service_name: 'All', region: null, total_cost: 5 }),
    aggregation({ cloud_provider: 'GCP', service_name: 'All', region: null, total_cost: 4 }),
  ]
  const periods = periodsOf(range, 'daily', range)

  test('are told apart by provider, with what lacks it in one and the small ones in a tail', () => {
    const { series, total } = costSeries(rows, periods, 'region')
    expect(series.map(({ label }) => label).slice(-3)).toEqual(['r7', 'Other (3 regions)', 'No region'])
    expect(series.at(-1)).toMatchObject({ total: 9, value: null, isLacking: true })
    expect(sumMoney(series.map((one) => one.total))).toBe(total)
    expect(new Set(series.map((one) => seriesColor(one, 'light'))).size).toBe(10)
  })

  test('take what the server left over into their tail', () => {
    const rest = aggregation({ service_name: 'All', region: null, is_rest: true, total_cost: 50 })
    const { series } = costSeries([...rows.slice(0, 2), rest], periods, 'region')
    expect(series.map(({ label, total }) => [label, total])).toEqual([
      ['r0', 100],
      ['r1', 99],
      ['All other regions', 50],
    ])
  })

  test('of tags are nobody’s, each in a colour of its own', () => {
    const tags = ['web', 'data', null].map((tag) => aggregation({ cloud_provider: 'All', tag }))
    const { series } = costSeries(tags, periods, 'tag')
    expect(series.map(({ label, provider }) => [label, provider])).toEqual([
      ['data', null],
      ['web', null],
      ['Not tagged', null],
    ])
    expect(new Set(series.map((one) => seriesColor(one, 'dark'))).size).toBe(3)
  })

  test('name a resource by the end of its id', () => {
    expect(shortResource('i-0abc')).toBe('i-0abc')
    expect(shortResource('arn:aws:rds:eu-central-1:111111111111:db:orders')).toBe('orders')
    expect(shortResource('/subscriptions/1/resourceGroups/shop/providers/x/web-1')).toBe('web-1')
  })
})

describe('the table below the service', () => {
  const data = [
    aggregation({ service_name: 'All', account: 'shop', total_cost: 6 }),
    aggregation({ service_name: 'All', account: null, total_cost: 3 }),
    aggregation({ service_name: 'All', account: null, is_rest: true, total_cost: 1 }),
  ]

  test('keeps what lacks an account apart from the rest', () => {
    expect(columnsOf('account')).toEqual(['period', 'provider', 'group', 'cost', 'share'])
    expect(columnsOf('tag')).toEqual(['period', 'group', 'cost', 'share'])
    expect(tableRows(data, 'account').map(({ group, value, share }) => [group, value, share])).toEqual([
      ['shop', 'shop', 60],
      ['No account', null, 30],
      ['All others', null, 10],
    ])
  })

  test('is asked for in one question, and not cut from an answer of another shape', () => {
    expect(costQuestion(view({ groupBy: 'account', accounts: ['b', 'a'], excluded: ['tax'] }))).toMatchObject(
      {
        group_by: 'provider,account,date',
        top: 50,
        account: ['a', 'b'],
        exclude: ['tax'],
      },
    )
    expect(costQuestion(view({ groupBy: 'tag', tagKey: 'team' }))).toMatchObject({
      group_by: 'tag,date',
      tag_key: 'team',
    })
    expect(costQuestion(view({ tagKey: 'team' }))).not.toHaveProperty('tag_key')
    expect(canBeCut(data, 'account')).toBe(true)
    expect(canBeCut(data, 'region')).toBe(false)
    expect(canBeCut(data, 'service')).toBe(false)
    expect(lacksDetail(data, 'account')).toBe(false)
    expect(lacksDetail(data.slice(1, 2), 'account')).toBe(true)
  })
})

describe('a closer look', () => {
  const part = { provider: 'AWS', service: null, value: null }

  test.each([
    ['provider', part, { providers: ['AWS'], groupBy: 'service' }],
    ['service', { ...part, service: 'EC2' }, { providers: ['AWS'], services: ['EC2'], groupBy: 'resource' }],
    ['resource', { ...part, value: 'i-1' }, { resources: ['i-1'], groupBy: 'charge_category' }],
    ['account', { ...part, value: 'shop' }, { accounts: ['shop'], groupBy: 'service' }],
    ['region', { ...part, value: 'eu' }, { regions: ['eu'], groupBy: 'service' }],
    ['charge_category', { ...part, value: 'Tax' }, { chargeCategories: ['Tax'], groupBy: 'service' }],
    ['tag', { ...part, value: 'web' }, { tags: ['env=prod', 'team=web'], groupBy: 'service' }],
  ] as const)('from a %s goes one level down', (groupBy, of, change) => {
    const from = view({ groupBy, tagKey: 'team', tags: ['env=prod', 'team=data'] })
    expect(closerLook(from, of)?.change).toEqual(change)
  })

  test('is none of what is the rest or lacks it', () => {
    expect(closerLook(view({ groupBy: 'account' }), part)).toBeNull()
    expect(closerLook(view({ groupBy: 'service' }), { ...part, provider: null })).toBeNull()
    expect(closerLook(view({}), { ...part, provider: null })).toBeNull()
  })

  test('leaves a trail to go back by', () => {
    expect(trailOf(defaultView)).toEqual([])
    const steps = trailOf(view({ providers: ['AWS'], services: ['EC2'], resources: ['i-1'] }))
    expect(steps.map(({ name }) => name)).toEqual(['All costs', 'AWS', 'EC2', 'i-1'])
    expect(steps[2]?.change).toEqual({ resources: [], groupBy: 'resource' })
    expect(trailOf(view({ services: ['EC2'] })).map(({ name }) => name)).toEqual(['All costs', 'EC2'])
  })
})

describe('in words', () => {
  test('what is left out stands in the heading', () => {
    expect(excludedWords(defaultView)).toBe('')
    expect(chartTitle(view({ excluded: ['tax'], groupBy: 'charge_category' }))).toBe(
      'Daily cost by charge category, without tax',
    )
    expect(
      chartTitle(view({ excluded: ['refunds', 'tax', 'credits'], groupBy: 'tag', tagKey: 'team' })),
    ).toBe('Daily cost by tag “team”, without credits, tax and refunds')
  })

  test('every filter in force can be taken back', () => {
    const narrowed = view({ accounts: ['a', 'b'], tags: ['team=web', 'env'], chargeCategories: ['Tax'] })
    expect(activeFilters(narrowed).map(({ kind, value }) => `${kind}: ${value}`)).toEqual([
      'Account: a',
      'Account: b',
      'Category: Tax',
      'Tag: team=web',
      'Tag: env (any value)',
    ])
    expect(activeFilters(narrowed)[0]?.without).toEqual({ accounts: ['b'] })
  })

  test('incomplete days are named and counted', () => {
    const incomplete = [
      { date: '2026-11-10', state: 'missing' as const },
      { date: '2026-11-22', state: 'partial' as const },
      { date: '2026-11-23', state: 'missing' as const },
    ]
    expect(incompleteNotes(incomplete, null)[0]).toMatch(/^Nov 10, 2026 and Nov 22 – 23, 2026 are incomplete/)
    expect(incompleteNotes(incomplete, { ...range, end_date: '2026-11-10' })[0]).toMatch(/^Nov 10, 2026 is/)
    expect(incompleteNotes([], range)).toEqual([])
    const every = ['01', '03', '05', '07'].map((day) => ({
      date: `2026-11-${day}`,
      state: 'missing' as const,
    }))
    expect(incompleteDaysInWords(every)).toBe('Nov 1, 2026, Nov 3, 2026 and 2 more')
    const days = periodsOf(range, 'daily', range, incomplete)
    expect(days.map(incompleteWords)).toEqual([null, 'Charges still come in', 'No charges yet', null])
    const weeks = periodsOf({ start_date: '2026-11-16', end_date: '2026-11-24' }, 'weekly', range, incomplete)
    expect(weeks.map(incompleteWords)).toEqual(['1 of 7 days', '1 of 2 days'])
  })

  test('a comparison says over how many days', () => {
    const left_out_days = ['2026-11-23', '2026-11-24']
    expect(comparedWords({ compared_days: 22, left_out_days }, false)?.days).toBe('22 of 24 days.')
    expect(comparedWords({ compared_days: 24, left_out_days: [] }, false)).toBeNull()
    expect(comparedWords({ compared_days: 24, left_out_days: [] }, true)?.action).toBe('Leave them out')
  })
})

describe('the hatching', () => {
  const incomplete = [
    { date: '2026-11-21', state: 'missing' as const },
    { date: '2026-11-23', state: 'partial' as const },
    { date: '2026-11-24', state: 'partial' as const },
  ]
  const periods = periodsOf(range, 'daily', range, incomplete)

  test('takes neighbouring periods together', () => {
    expect(incompleteRuns(periods)).toEqual([
      { first: 0, last: 0, labels: ['2026-11-21'] },
      { first: 2, last: 3, labels: ['2026-11-23', '2026-11-24'] },
    ])
  })

  test('stands where a cost is unknown, which is not 0', () => {
    const [series] = costSeries(
      [aggregation({ period: '2026-11-22', total_cost: 5 })],
      periods,
      'provider',
    ).series
    expect(series?.values).toEqual([null, 5, 0, 0])
  })

  test('covers the column of its bar and the room of its point', () => {
    // Bars of 50 pixels, 50 apart, with 50 at either end.
    expect(barBand(0, 4, 450, 0.5)).toEqual({ left: 25, width: 100 })
    expect(barBand(3, 4, 450, 0.5)).toEqual({ left: 325, width: 100 })
    expect(pointBand(0, 5, 400)).toEqual({ left: 0, width: 50 })
    expect(pointBand(2, 5, 400)).toEqual({ left: 150, width: 100 })
    expect(pointBand(0, 1, 400)).toEqual({ left: 0, width: 400 })
  })
})
