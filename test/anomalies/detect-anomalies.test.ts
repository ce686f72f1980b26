import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectAnomalies } from '../../server/anomalies/detect-anomalies.ts'
import { randomSource } from './demo-series.ts'

const start = '2026-01-05'

/** Twenty weeks from a Monday: workdays 100, weekends 60, noise of 5 %. */
function weeks(seed = 1, days = 140): number[] {
  const random = randomSource(seed)
  return Array.from({ length: days }, (_, i) => (i % 7 > 4 ? 60 : 100) * (0.95 + 0.1 * random()))
}

const seen = (values: readonly number[]): string[] =>
  detectAnomalies(values, start).flags.map((flag) => `${flag.index} ${flag.kind}`)

describe('detection on a weekly series', () => {
  test('ordinary weeks raise nothing, on any weekday', () => {
    expect(seen(weeks())).toEqual([])
    const fromSaturday = weeks().slice(5)
    expect(detectAnomalies(fromSaturday, '2026-01-10').flags).toEqual([])
  })

  test('a spike tells what was expected and what came', () => {
    const values = weeks()
    values[80] = 170
    const [flag, ...others] = detectAnomalies(values, start).flags
    expect(others).toEqual([])
    expect(flag).toMatchObject({ index: 80, kind: 'spike', actual: 170, since: 80 })
    expect(Math.abs((flag?.expected ?? 0) - 100)).toBeLessThan(5)
    expect(flag?.score).toBeGreaterThan(1)
  })

  test('a weekend at workday cost is a spike, a workday at weekend cost a drop', () => {
    const values = weeks()
    values[89] = 100
    values[100] = 60
    expect(seen(values)).toEqual(['89 spike', '100 drop'])
  })

  test('a lasting step is confirmed on its fourth day and then normal', () => {
    const up = weeks().map((value, i) => (i < 90 ? value : 1.6 * value))
    expect(seen(up)).toEqual(['90 spike', '91 spike', '92 spike', '93 level_up'])
    const down = weeks().map((value, i) => (i < 90 ? value : 0.5 * value))
    expect(seen(down)).toEqual(['90 drop', '91 drop', '92 drop', '93 level_down'])
  })

  test('three expensive days after a slightly dear one are no step', () => {
    const values = weeks()
    values[79] = 118
    values.splice(80, 3, 250, 250, 150)
    expect(seen(values)).toEqual(['80 spike', '81 spike', '82 spike'])
  })

  test('a slow rise is seen once, with the day it began', () => {
    const values = weeks().map((value, i) => value * (1 + Math.max(0, Math.min(40, i - 70)) * 0.015))
    const rises = detectAnomalies(values, start).flags.filter((flag) => flag.kind === 'leak')
    expect(rises).toHaveLength(1)
    expect(rises[0]?.index).toBeGreaterThan(75)
    expect(rises[0]?.index).toBeLessThan(110)
  })

  test('steady growth is no slow rise', () => {
    expect(seen(weeks().map((value, i) => value * 1.004 ** i))).toEqual([])
  })

  test('the third monthly fee is expected', () => {
    // The first of February, March, April and May 2026.
    const values = weeks().map((value, i) => ([27, 55, 86, 116].includes(i) ? value + 200 : value))
    expect(seen(values)).toEqual(['27 spike', '55 spike'])
    expect(detectAnomalies(values, start, 'batch').flags).toEqual([])
  })

  test('a new weekly job is an alarm three times, not for months', () => {
    const values = weeks(1, 210).map((value, i) => (i >= 84 && i % 7 === 2 ? 2 * value : value))
    expect(seen(values)).toEqual(['86 spike', '93 spike', '100 spike'])
  })

  test('a service that stops is a drop that becomes the level, and nothing after', () => {
    const values = weeks().map((value, i) => (i < 100 ? value : 0))
    expect(seen(values)).toEqual(['100 drop', '101 drop', '102 drop', '103 level_down'])
    expect(detectAnomalies(values, start).expected[130]).toBe(0)
  })

  test('a new service is learnt for two weeks from its first cost', () => {
    const values = [...Array.from({ length: 40 }, () => 0), ...weeks(2, 60)]
    const { flags, expected } = detectAnomalies(values, start)
    expect(flags).toEqual([])
    expect(expected.findIndex((value) => value !== null)).toBe(54)
  })
})

describe('detection on any series', () => {
  const amount = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true }))
  const anySeries = fc.array(fc.oneof(amount, fc.integer({ min: -100, max: 1000 })), { maxLength: 150 })

  test('gives finite figures for ascending days, one a day', () => {
    fc.assert(
      fc.property(anySeries, fc.constantFrom('causal', 'batch'), (values, mode) => {
        const { flags, expected } = detectAnomalies(values, start, mode)
        expect(expected).toHaveLength(values.length)
        expect(expected.every((value) => value === null || Number.isFinite(value))).toBe(true)
        const days = flags.map((flag) => flag.index)
        expect(days).toEqual([...new Set(days)].sort((a, b) => a - b))
        for (const flag of flags) {
          expect(Number.isFinite(flag.expected) && Number.isFinite(flag.score)).toBe(true)
          expect(flag.actual).toBe(values[flag.index])
          expect(flag.since).toBeLessThanOrEqual(flag.index)
        }
      }),
      { numRuns: 200 },
    )
  })

  const bump = fc.tuple(fc.nat(139), fc.integer({ min: 0, max: 400 }))
  const bumpy = fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.array(bump, { maxLength: 8 }))
    .map(([seed, bumps]) => {
      const values = weeks(seed)
      for (const [day, percent] of bumps) values[day] = ((values[day] ?? 0) * percent) / 100
      return values
    })

  test('never looks ahead: a prefix has the flags of the whole', () => {
    fc.assert(
      fc.property(fc.oneof(bumpy, anySeries), fc.nat(150), (values, cut) => {
        const prefix = detectAnomalies(values.slice(0, cut), start)
        const whole = detectAnomalies(values, start)
        // A series must hold one day to judge before there are any expectations.
        if (prefix.flags.length > 0 || prefix.expected.some((value) => value !== null)) {
          expect(prefix.expected).toEqual(whole.expected.slice(0, cut))
        }
        expect(prefix.flags).toEqual(whole.flags.filter((flag) => flag.index < cut))
      }),
      { numRuns: 200 },
    )
  })

  test('scales with the costs', () => {
    fc.assert(
      fc.property(bumpy, fc.double({ min: 0.001, max: 1000, noNaN: true }), (values, k) => {
        const once = detectAnomalies(values, start).flags
        const scaled = detectAnomalies(
          values.map((value) => value * k),
          start,
        ).flags
        expect(scaled.map((flag) => [flag.index, flag.kind])).toEqual(
          once.map((flag) => [flag.index, flag.kind]),
        )
        scaled.forEach((flag, i) => expect(flag.expected / k).toBeCloseTo(once[i]?.expected ?? 0, 6))
      }),
    )
  })

  test('what is not a number or not a day is refused', () => {
    expect(() => detectAnomalies([1, Number.POSITIVE_INFINITY], start)).toThrow(RangeError)
    expect(() => detectAnomalies([1], 'yesterday')).toThrow(RangeError)
  })
})
