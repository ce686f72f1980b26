import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillGaps } from '../../server/coverage/fill-gaps.ts'
import { addDays, daysOf } from '../../shared/period.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverMonths } from '../support/deliver-months.ts'

const start_date = '2026-10-05'
const range = { start_date, end_date: addDays(start_date, 20) }
const dayAt = (place: number) => addDays(start_date, place)

describe('the gaps of a series', () => {
  test('get the median of the same weekday before and after', () => {
    const values = daysOf(range).map((_day, place) => 10 * Math.floor(place / 7) + (place % 7))
    const holed = values.map((value, place) => (place === 8 || place === 20 ? 0 : value))
    const filled = fillGaps(holed, start_date, new Set([dayAt(8), dayAt(20)]))
    expect(filled[8]).toBe(((values[1] ?? 0) + (values[15] ?? 0)) / 2)
    // Only earlier weeks are known of the last one.
    expect(filled[20]).toBe(((values[13] ?? 0) + (values[6] ?? 0)) / 2)
    expect(filled.filter((value, place) => value !== holed[place])).toHaveLength(2)
  })

  test('stay as they are where no such weekday is known, and other days always do', () => {
    expect(fillGaps([1, 2, 3], start_date, new Set([dayAt(1)]))).toEqual([1, 2, 3])
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 21 }), fc.nat(20), (values, gap) => {
        const filled = fillGaps(values, start_date, new Set([dayAt(gap)]))
        expect(filled.filter((_value, place) => place !== gap)).toEqual(
          values.filter((_value, place) => place !== gap),
        )
      }),
    )
  })
})

const missing = ['2026-10-14', '2026-10-15', '2026-11-04', '2026-11-11', '2026-11-18']

const months = ['2026-08', '2026-09', '2026-10', '2026-11']
const last = '2026-11-23'

test('days that a bill leaves out are no drop, but a real one is', async () => {
  await using app = await createTestApp()
  await deliverMonths(app, months, {
    last,
    missing,
    costs: (day, index) => ({
      'Amazon Elastic Compute Cloud': String(100 + (index % 3)),
      'AWS Lambda': day === '2026-10-22' ? '5' : String(60 + (index % 2)),
    }),
  })
  const { anomalies } = await app.client.anomalies.list.query({})
  expect(anomalies.map(({ service_name, kind, first_seen }) => [service_name, kind, first_seen])).toEqual([
    ['Lambda', 'drop', '2026-10-22'],
  ])
})

test('a forecast learns nothing from them, and counts them as what they cost', async () => {
  await using app = await createTestApp()
  await deliverMonths(app, months, {
    last,
    missing,
    costs: () => ({ 'Amazon Elastic Compute Cloud': '100' }),
  })
  const { total, groups } = await app.client.forecasts.forecast.query({ group_by: 'service' })
  for (const { days, actual_to_date, history, backtest } of [total, ...groups]) {
    expect(history?.end_date).toBe('2026-11-21')
    expect(actual_to_date).toBe(1800)
    expect(days.map((day) => day.expected)).toEqual(days.map(() => 100))
    expect(backtest?.daily_error_percent).toBe(0)
  }
})
