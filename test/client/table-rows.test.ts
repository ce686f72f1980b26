import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchRows, sortRows, tableRows } from '../../client/explorer/table-rows.ts'
import { sumMoney } from '../../shared/money.ts'
import { aggregation, anyAggregations } from './aggregations.ts'

const range = { start_date: '2026-11-21', end_date: '2026-11-24' }
const data = [
  aggregation({ period: '2026-11-23', total_cost: 60 }),
  aggregation({ period: '2026-11-23', service_name: 'S3', total_cost: 15 }),
  aggregation({ period: '2026-11-24', cloud_provider: 'GCP', service_name: 'Cloud Storage', total_cost: 25 }),
]

describe('table rows', () => {
  test('by provider add up its services', () => {
    expect(tableRows(data, 'provider')).toMatchObject([
      { period: '2026-11-23', provider: 'AWS', service: null, cost: 75, share: 75 },
      { period: '2026-11-24', provider: 'GCP', service: null, cost: 25, share: 25 },
    ])
  })

  test('by service keep each', () => {
    expect(tableRows(data, 'service').map(({ service, share }) => [service, share])).toEqual([
      ['EC2', 60],
      ['S3', 15],
      ['Cloud Storage', 25],
    ])
  })

  test.each(['provider', 'service'] as const)('by %s add up to the answer’s total', (grouping) => {
    fc.assert(
      fc.property(anyAggregations(range), (answer) => {
        const rows = tableRows(answer, grouping)
        const total = sumMoney(answer.map((row) => row.total_cost))
        expect(sumMoney(rows.map((row) => row.cost))).toBeCloseTo(total, 6)
        expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
      }),
    )
  })

  test.each([
    ['', 3],
    ['aws', 2],
    ['storage 2026-11-24', 1],
    ['AWS ec2', 1],
    ['nothing', 0],
  ])('are found by the words “%s”', (search, count) => {
    expect(searchRows(tableRows(data, 'service'), search)).toHaveLength(count)
  })

  test('are sorted by any column, both ways', () => {
    const rows = tableRows(data, 'service')
    const costs = (descending: boolean) =>
      sortRows(rows, { column: 'cost', descending }).map((row) => row.cost)
    expect(costs(false)).toEqual([15, 25, 60])
    expect(costs(true)).toEqual([60, 25, 15])
    const services = sortRows(rows, { column: 'service', descending: false }).map((row) => row.service)
    expect(services).toEqual(['Cloud Storage', 'EC2', 'S3'])
  })

  test('of the same day come dearest first', () => {
    const rows = sortRows(tableRows(data, 'service'), { column: 'period', descending: true })
    expect(rows.map((row) => row.cost)).toEqual([25, 60, 15])
  })
})
