import { describe, expect, test } from 'vitest'
import { drawnChart } from '../../client/assistant/chart-series.ts'
import { formatCell } from '../../client/assistant/format-cell.ts'
import { degradedNotice, whoAnswered } from '../../client/assistant/who-answered.ts'
import { rankBars } from '../../client/charts/rank-data.ts'
import type { AnswerChart, AnswerTable } from '../../shared/assistant-answer.ts'
import { degradedReasons } from '../../shared/assistant-answer.ts'

type Points = [x: string, y: number][]

function chart(kind: 'bar' | 'line', series: Record<string, Points>): AnswerChart {
  return {
    kind,
    title: 'Costs',
    unit: 'USD',
    series: Object.entries(series).map(([name, points]) => ({
      name,
      points: points.map(([x, y]) => ({ x, y })),
    })),
  }
}

const filters = {
  start_date: '2026-10-01',
  end_date: '2026-10-31',
  cloud_provider: ['Azure' as const],
  service_name: [],
}
const table: AnswerTable = {
  title: 'Costs',
  columns: [{ key: 'service_name', label: 'Service', kind: 'text' }],
  rows: [{ values: { service_name: 'Disks' }, filters }],
}
const span = { start: '2026-10-01', end: '2026-10-31' }

describe('a chart of an answer', () => {
  test('follows days that come one after the other, each thing in the colours of its provider', () => {
    const series: Record<string, Points> = {
      'AWS / EC2': [
        ['2026-10-01', 1],
        ['2026-10-02', 2],
      ],
      'AWS / S3': [['2026-10-02', 4]],
    }
    const drawn = drawnChart(chart('line', series), [], span)
    if (drawn.kind !== 'time') throw new Error('It is not drawn over time.')
    expect(drawn.set.periods.map(({ label }) => label)).toEqual(['2026-10-01', '2026-10-02'])
    expect(drawn.set).toMatchObject({
      total: 7,
      series: [
        { label: 'AWS / EC2', provider: 'AWS', rank: 0, total: 3, values: [1, 2] },
        { label: 'AWS / S3', provider: 'AWS', rank: 1, total: 4, values: [0, 4] },
      ],
    })
  })

  test('cuts the first and last week to the days of the answer', () => {
    const drawn = drawnChart(
      chart('line', {
        Cost: [
          ['2026-W40', 1],
          ['2026-W41', 2],
        ],
      }),
      [table],
      span,
    )
    if (drawn.kind !== 'time') throw new Error('It is not drawn over time.')
    expect(drawn.set.series[0]?.provider).toBe('Azure')
    expect(drawn.set.periods).toMatchObject([
      { start_date: '2026-10-01', end_date: '2026-10-04', isPartial: true },
      { start_date: '2026-10-05', end_date: '2026-10-11', isPartial: false },
    ])
  })

  test.each([
    [
      'days with gaps',
      chart('line', {
        Cost: [
          ['2026-10-01', 1],
          ['2026-10-09', 2],
        ],
      }),
      ['2026-10-01', '2026-10-09'],
    ],
    ['a single day', chart('line', { Cost: [['2026-10-01', 1]] }), ['2026-10-01']],
    [
      'names',
      chart('bar', {
        Cost: [
          ['EC2', 1],
          ['Disks', 2],
        ],
      }),
      ['EC2', 'Disks'],
    ],
    ['nothing', chart('line', {}), []],
  ])('sets %s side by side', (_name, asked, labels) => {
    const drawn = drawnChart(asked, [table], span)
    expect(drawn.kind === 'rank' && drawn.entries.map(({ label }) => label)).toEqual(labels)
  })

  test('knows whose the things are from the rows beside it', () => {
    const drawn = drawnChart(
      chart('bar', {
        Cost: [
          ['GCP', 1],
          ['Disks', 2],
          ['Who', 3],
        ],
      }),
      [table],
      span,
    )
    expect(drawn.kind === 'rank' && drawn.entries.map(({ provider }) => provider)).toEqual([
      'GCP',
      'Azure',
      null,
    ])
  })

  test('keeps things of one name apart, cuts long names, and draws the first on top', () => {
    const long = 'A service with a very long name'
    const entry = { cost: 1, provider: 'AWS' as const }
    const bars = rankBars(
      [
        { ...entry, label: 'A' },
        { ...entry, label: 'A' },
        { ...entry, label: long },
      ],
      'light',
    )
    expect(bars.data.map((bar) => bar['name'])).toEqual([long, 'A', 'A'])
    expect([...bars.labels.values()]).toEqual(['A', 'A', 'A service with a ve…'])
    expect(new Set(bars.colors.values()).size).toBe(3)
  })
})

test.each([
  ['money', 'cost', 1234.5, '$1,234.50'],
  ['percent', 'share_percent', 12.34, '12.3%'],
  ['percent', 'change_percent', 12.34, '+12.3%'],
  ['text', 'service_name', '<b>', '<b>'],
  ['money', 'cost', null, '–'],
] as const)('a %s cell of %s shows %s as %s', (kind, key, value, shown) => {
  expect(formatCell({ key, label: key, kind }, value, 'USD')).toBe(shown)
})

test('who answered is said, and why it was not the model', () => {
  expect(whoAnswered({ mode: 'offline', usage: null })).toContain('offline analyst')
  const usage = { model_calls: 2, input_tokens: 1000, output_tokens: 234 }
  expect(whoAnswered({ mode: 'model', usage })).toBe('Answered by a language model, with 1,234 tokens')
  expect(degradedNotice({ degraded_reason: null })).toBeNull()
  const notices = degradedReasons.map((degraded_reason) => degradedNotice({ degraded_reason }))
  expect(new Set(notices).size).toBe(degradedReasons.length)
})
