import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barData } from '../../client/charts/bar-data.ts'
import { costSeries, seriesColor, type CostSeriesSet } from '../../client/charts/cost-series.ts'
import { lineData } from '../../client/charts/line-data.ts'
import { periodsOf } from '../../client/charts/periods.ts'
import { sumMoney } from '../../shared/money.ts'
import { anyAggregations, aggregation } from './aggregations.ts'

const range = { start_date: '2026-11-21', end_date: '2026-11-24' }
const periods = periodsOf(range, 'daily', range)
const rows = [
  aggregation({ period: '2026-11-21', total_cost: 10 }),
  aggregation({ period: '2026-11-22', total_cost: 20 }),
  aggregation({ period: '2026-11-22', service_name: 'S3', total_cost: 5 }),
  aggregation({ period: '2026-11-24', cloud_provider: 'GCP', service_name: 'Compute Engine', total_cost: 7 }),
]

function many(count: number) {
  return Array.from({ length: count }, (_, index) =>
    aggregation({ service_name: `Service ${index}`, period: '2026-11-22', total_cost: 100 - index }),
  )
}

function sumOfSeries({ series }: CostSeriesSet): number {
  return sumMoney(series.flatMap(({ values }) => values.map((value) => value ?? 0)))
}

describe('cost series', () => {
  test('are cut by provider, in the fixed order of the providers', () => {
    const { series, total } = costSeries(rows, periods, 'provider')
    expect(total).toBe(42)
    expect(series.map(({ label, values }) => [label, values])).toEqual([
      ['AWS', [10, 25, 0, 0]],
      ['GCP', [0, 0, 0, 7]],
    ])
  })

  test('are cut by service, dearest first', () => {
    const { series } = costSeries(rows, periods, 'service')
    expect(series.map(({ label, provider, total }) => [label, provider, total])).toEqual([
      ['EC2', 'AWS', 30],
      ['Compute Engine', 'GCP', 7],
      ['S3', 'AWS', 5],
    ])
  })

  test('name the provider where two have a service of the same name', () => {
    const twins = [aggregation({}), aggregation({ cloud_provider: 'GCP' })]
    expect(costSeries(twins, periods, 'service').series.map(({ label }) => label)).toEqual([
      'AWS / EC2',
      'GCP / EC2',
    ])
  })

  test('keep nine services and put the rest of more into a tail that says how many', () => {
    expect(costSeries(many(9), periods, 'service').series.at(-1)?.label).toBe('Service 8')
    const { series } = costSeries(many(60), periods, 'service')
    expect(series).toHaveLength(9)
    expect(series.at(-1)).toMatchObject({ label: 'Other (52 services)', provider: null })
  })

  test('draw the tail in a colour that is nobody’s', () => {
    const { series } = costSeries(many(60), periods, 'service')
    const colors = series.map((one) => seriesColor(one, 'light'))
    expect(new Set(colors).size).toBe(9)
  })

  test('are unknown, not zero, where the data does not reach', () => {
    const ahead = periodsOf({ ...range, end_date: '2026-11-26' }, 'daily', range)
    const [aws] = costSeries(rows, ahead, 'provider').series
    expect(aws?.values).toEqual([10, 25, 0, 0, null, null])
  })

  test.each(['provider', 'service'] as const)('by %s add up to the answer’s total', (dimension) => {
    fc.assert(
      fc.property(anyAggregations(range), (answer) => {
        const set = costSeries(answer, periods, dimension)
        const total = sumMoney(answer.map((row) => row.total_cost))
        expect(set.total).toBeCloseTo(total, 6)
        expect(sumOfSeries(set)).toBeCloseTo(total, 6)
        expect(sumMoney(set.series.map((series) => series.total))).toBeCloseTo(total, 6)
        const lines = lineData(set).flatMap(({ data }) => data.map(({ y }) => y ?? 0))
        expect(sumMoney(lines)).toBeCloseTo(total, 6)
        const bars = barData(set).flatMap(({ period: _period, ...parts }) => Object.values(parts).map(Number))
        expect(sumMoney(bars)).toBeCloseTo(total, 6)
      }),
    )
  })
})

describe('bars', () => {
  test('have one part for each series that cost something', () => {
    expect(barData(costSeries(rows, periods, 'provider'))).toEqual([
      { period: '2026-11-21', AWS: 10 },
      { period: '2026-11-22', AWS: 25 },
      { period: '2026-11-23' },
      { period: '2026-11-24', GCP: 7 },
    ])
  })
})

describe('lines', () => {
  test('go through every period', () => {
    const [aws] = lineData(costSeries(rows, periods, 'provider'))
    expect(aws?.data.map(({ x, y }) => [x, y])).toEqual([
      ['2026-11-21', 10],
      ['2026-11-22', 25],
      ['2026-11-23', 0],
      ['2026-11-24', 0],
    ])
  })
})
