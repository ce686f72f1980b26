import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changePerDay, comparedDays } from '../../shared/compared-days.ts'
import { comparisonOf } from '../../shared/comparison.ts'
import { addDays, countDays, daysOf, intersection, startOfMonth } from '../../shared/period.ts'
import { presetRange, presets } from '../../shared/preset.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'
import { askEverywhere, askInWords } from '../support/surfaces.ts'

const anyDay = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2023-01-01', count))
const anyRange = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 400 }))
  .map(([start_date, length]) => ({ start_date, end_date: addDays(start_date, length) }))
const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true })

describe('a cost that is the same on every day has not changed', () => {
  const asked = fc.oneof(
    anyRange.map((range) => ({ range, preset: undefined })),
    fc.constantFrom(...presets).map((preset) => ({ range: undefined, preset })),
  )

  test('in any range, by any name, at any clock, whatever days are incomplete', () => {
    fc.assert(
      fc.property(asked, anyDay, fc.array(anyDay), amount, ({ range, preset }, today, some, cost) => {
        const days = range ?? presetRange(preset, today)
        const comparison = comparisonOf(days, preset, today)
        if (comparison === null) return
        const recent = [0, 1, 2].map((back) => addDays(today, -back))
        const compared = comparedDays(comparison, new Set([...some, ...recent]))
        const totalOf = (count: number) =>
          Array.from({ length: count }, () => cost).reduce((a, b) => a + b, 0)
        const { currentDays, previousDays } = compared
        expect(
          changePerDay(totalOf(currentDays.size), totalOf(previousDays.size), compared) ?? 0,
        ).toBeCloseTo(0, 6)
        expect(currentDays.size === 0).toBe(previousDays.size === 0)
      }),
      { numRuns: 500 },
    )
  })

  test('in a comparison with any other period', () => {
    fc.assert(
      fc.property(anyRange, anyRange, fc.array(anyDay), (current, previous, incomplete) => {
        const compared = comparedDays({ current, previous }, new Set(incomplete))
        const { currentDays, previousDays, leftOut } = compared
        expect(currentDays.size + leftOut.length).toBe(countDays(current))
        const change = changePerDay(currentDays.size * 7, previousDays.size * 7, compared)
        expect(change).toBe(currentDays.size === 0 ? null : 0)
        for (const day of incomplete) expect(currentDays.has(day) || previousDays.has(day)).toBe(false)
      }),
    )
  })

  test('and the days of a month or a week are compared alike, whatever they are called', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom('this_month', 'last_month', 'last_week', 'this_week'),
        (today, preset) => {
          const range = presetRange(preset, today)
          // Seven days up to today can be both; dates alone then mean the month.
          if (preset === 'this_week' && range.end_date === today && range.start_date === startOfMonth(today))
            return
          const byDates = comparisonOf(range, undefined, today)
          expect(byDates).toEqual(comparisonOf(range, preset, today))
          if (byDates !== null) expect(intersection(byDates.current, byDates.previous)).toBeNull()
        },
      ),
      { numRuns: 2000 },
    )
  })
})

const clocks = [
  ['2026-02-28', 'this_month'],
  ['2026-03-01', 'this_month'],
  ['2026-03-30', 'this_month'],
  ['2026-03-31', 'this_month'],
  ['2026-04-30', 'this_month'],
  ['2028-02-29', 'this_month'],
  ['2028-03-31', 'this_month'],
  ['2026-03-31', 'last_month'],
  ['2028-04-02', 'last_month'],
  ['2026-03-05', 'this_quarter'],
  ['2026-03-31', 'last_90_days'],
  ['2026-04-30', 'this_year'],
] as const

function flatBill(from: string, to: string): string {
  return focusBill(
    daysOf({ start_date: from, end_date: to }).map((day) => ({
      BilledCost: '100',
      EffectiveCost: '100',
      ChargePeriodStart: day,
      BillingPeriodStart: `${day.slice(0, 8)}01`,
    })),
  )
}

const around = (today: string) => ({ start_date: addDays(today, -150), end_date: addDays(today, 30) })

describe('a flat 100 a day reads 0 % everywhere', () => {
  test.each(clocks)('at %s for %s', async (today, preset) => {
    await using app = await createTestApp({ now: `${today}T12:00:00.000Z` })
    const { start_date, end_date } = around(today)
    expect((await deliverFiles(app, { bill: flatBill(start_date, end_date) })).status).toBe('done')
    const said = await askEverywhere(app, { range: { preset } })
    for (const { change, compared_days, previous_days, notes } of Object.values(said)) {
      expect(change ?? 0).toBe(0)
      expect(notes.filter((note) => note.includes('per day'))).toEqual(
        compared_days === previous_days
          ? []
          : [`${compared_days} days against ${previous_days}: compared per day.`],
      )
    }
    const explained = (await app.rest(`/explain?preset=${preset}`)).body
    for (const { parts } of explained.waterfalls) {
      expect(parts.filter(({ state, change }: any) => state !== 'days' && change !== 0)).toEqual([])
      expect(parts.reduce((sum: number, { change }: any) => sum + change, 0)).toBe(explained.difference)
    }
    expect(explained.difference).toBe(explained.current_total - explained.previous_total)
    expect((await app.rest('/overview')).body.change?.percentage_change ?? 0).toBe(0)
    const { response } = await askInWords(app, `How did costs change ${preset.replace('_', ' ')}?`)
    expect(response).not.toMatch(/increase|decrease|\bup\b|\bdown\b/)
  })

  test('where a whole month is set against a shorter one, in so many words', async () => {
    await using app = await createTestApp({ now: '2026-04-15T12:00:00.000Z' })
    expect((await deliverFiles(app, { bill: flatBill('2025-12-01', '2026-04-14') })).status).toBe('done')
    const { body } = await app.rest('/explain?preset=last_month')
    expect(body).toMatchObject({
      current_total: 3100,
      previous_total: 2800,
      difference: 300,
      percentage_change: 0,
      compared_days: 31,
      previous_days: 28,
      summary: 'Costs per day did not change. More days make $300.00 more.',
      notes: ['31 days against 28: compared per day.'],
    })
    expect(body.waterfalls[0].parts[0]).toMatchObject({ label: 'Number of days', change: 300, state: 'days' })
    const { response } = await askInWords(app, 'Did costs go up in March?')
    expect(response).toContain(
      'This is the same per day as the previous month (2026-02-01 to 2026-02-28, $2,800.00; 31 days against 28).',
    )
    const monthly = (await askInWords(app, 'Monthly costs from 2026-01-01 to 2026-03-31')).response
    expect(monthly).toContain('It went from $100.00 a day (2026-01) to $100.00 a day (2026-03).')
  })

  test('for demo data as well, in any range, even one that the data does not reach back to', async () => {
    const today = '2026-03-31'
    await using app = await createTestApp({ now: `${today}T12:00:00.000Z` })
    const rows = daysOf({ start_date: '2025-12-01', end_date: today })
    await insertCosts(
      app.ctx,
      rows.flatMap((date) =>
        [0.1, 33.333, 7].map((cost, index) =>
          costRow({ date, cost, service_name: `Service ${index}`, created_at: `${today}T12:00:00.000Z` }),
        ),
      ),
    )
    const ranges = presets.map((preset) => ({ preset }))
    const own = [
      { start_date: '2026-02-01', end_date: '2026-02-28' },
      { start_date: '2026-01-15', end_date: '2026-03-07' },
    ]
    for (const range of [...ranges, ...own]) {
      for (const { change } of Object.values(await askEverywhere(app, { range }))) expect(change ?? 0).toBe(0)
    }
  })
})
