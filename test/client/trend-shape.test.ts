import { describe, expect, test } from 'vitest'
import { markClusters } from '../../client/charts/mark-clusters.ts'
import { niceTicks } from '../../client/charts/nice-ticks.ts'
import { trendShape } from '../../client/charts/trend-shape.ts'
import { cutBandWords, dayFigures, markWords, trendLabel } from '../../client/charts/trend-words.ts'
import { trendDay } from '../support/insight-answers.ts'

const forecast = { actual: null, is_complete: false, expected: 150, lower_80: 100, upper_80: 200 }
const days = [
  trendDay('2026-11-21', { actual: 50 }),
  trendDay('2026-11-22', { actual: 100 }),
  trendDay('2026-11-23', { ...forecast, actual: 20 }),
  trendDay('2026-11-24', forecast),
]

describe('the shape of a trend', () => {
  const shape = trendShape(days, 300, 200)

  test('draws the complete days, and the others apart', () => {
    expect(shape.ticks).toEqual([0, 50, 100, 150, 200])
    expect(shape.actual).toBe('M0.0 150.0L100.0 100.0')
    expect(shape.incomplete).toBe('M100.0 100.0L200.0 180.0')
  })

  test('lets forecast and band begin at the last complete day', () => {
    expect(shape.expected).toBe('M100.0 100.0L200.0 50.0L300.0 50.0')
    expect(shape.band).toBe('M100.0 100.0L200.0 0.0L300.0 0.0L300.0 100.0L200.0 100.0L100.0 100.0Z')
  })

  test('has no band where no interval is justified', () => {
    const open = { ...forecast, lower_80: null, upper_80: null }
    expect(trendShape([trendDay('2026-11-21'), trendDay('2026-11-22', open)], 300, 200).band).toBe('')
  })

  test('cuts off a band that would flatten the costs, and says so', () => {
    const wide = { ...forecast, lower_80: -900, upper_80: 5000 }
    const shape = trendShape([...days.slice(0, 2), trendDay('2026-11-23', wide)], 200, 200)
    expect(shape.ticks).toEqual([0, 50, 100, 150, 200])
    expect(shape.band).toMatch(/^M\d+\.0 [\d.]+L200\.0 0\.0L200\.0 200\.0/)
    expect(shape.cutBand).toEqual({ lower: -900, upper: 5000 })
    expect(cutBandWords(shape.cutBand)).toBe(
      'The range of 8 in 10 cases is wider than the chart: a day may cost from -$900.00 to $5,000.00.',
    )
    expect(trendShape(days, 300, 200).cutBand).toBeNull()
    expect(cutBandWords(null)).toBeNull()
  })

  test('keeps room below zero for credits', () => {
    const { ticks, yOf } = trendShape([trendDay('2026-11-21', { actual: -100 }), ...days], 300, 200)
    expect(ticks[0]).toBe(-100)
    expect(yOf(-100)).toBe(200)
  })
})

test.each([
  [0, 0, [0, 1]],
  [0, 2200, [0, 1000, 2000, 3000]],
  [0, 9, [0, 2.5, 5, 7.5, 10]],
  [-30, 70, [-50, -25, 0, 25, 50, 75]],
] as const)('ticks from %d to %d are round', (least, greatest, ticks) => {
  expect(niceTicks(least, greatest, 4)).toEqual(ticks)
})

describe('marks', () => {
  const odd = [
    trendDay('2026-11-01', { anomaly_ids: ['a'], severity: 'low' }),
    trendDay('2026-11-02', { anomaly_ids: ['a', 'b'], severity: 'critical' }),
    trendDay('2026-11-03'),
    trendDay('2026-11-04', { anomaly_ids: ['c'], severity: 'medium' }),
  ]

  test('that are far enough apart stay apart', () => {
    expect(markClusters(odd, 1).map(({ index }) => index)).toEqual([0, 1, 3])
  })

  test('too near each other become one on the worst day', () => {
    expect(markClusters(odd, 3)).toEqual([
      {
        range: { start_date: '2026-11-01', end_date: '2026-11-02' },
        anomalyIds: ['a', 'b'],
        severity: 'critical',
        index: 1,
      },
      {
        range: { start_date: '2026-11-04', end_date: '2026-11-04' },
        anomalyIds: ['c'],
        severity: 'medium',
        index: 3,
      },
    ])
  })

  test('say what they stand for', () => {
    expect(markClusters(odd, 3).map(markWords)).toEqual([
      'Nov 1 – 2, 2026: 2 anomalies, the worst critical',
      'Nov 4, 2026: 1 anomaly medium',
    ])
  })
})

test('a trend and its days are told in words', () => {
  expect(trendLabel(days)).toBe(
    'Daily cost from Nov 21, 2026: $100.00 on Nov 22, 2026, the last complete day; $150.00 expected on Nov 24, 2026.',
  )
  expect(dayFigures(trendDay('2026-11-23', { ...forecast, actual: 20 }))).toEqual([
    ['Cost so far', '$20.00'],
    ['Expected', '$150.00'],
    ['8 in 10 cases', '$100.00 – $200.00'],
  ])
})
