import { expect, test } from 'vitest'
import { axisTicks, longPeriod, shortPeriod } from '../../client/charts/axis-ticks.ts'
import { periodsOf, shownRange } from '../../client/charts/periods.ts'

const data = { start_date: '2026-05-24', end_date: '2026-11-24' }

test('the time axis has every day of the range', () => {
  const periods = periodsOf({ start_date: '2026-10-26', end_date: '2026-11-24' }, 'daily', data)
  expect(periods).toHaveLength(30)
  expect(periods[0]).toEqual({
    label: '2026-10-26',
    start_date: '2026-10-26',
    end_date: '2026-10-26',
    isPartial: false,
    isCovered: true,
  })
})

test('weeks and months that the range cuts short are marked', () => {
  const range = { start_date: '2026-11-11', end_date: '2026-11-22' }
  expect(periodsOf(range, 'weekly', data).map(({ label, isPartial }) => [label, isPartial])).toEqual([
    ['2026-W46', true],
    ['2026-W47', false],
  ])
  const months = periodsOf({ start_date: '2026-09-01', end_date: '2026-10-30' }, 'monthly', data)
  expect(months.map(({ label, isPartial }) => [label, isPartial])).toEqual([
    ['2026-09', false],
    ['2026-10', true],
  ])
})

test('days that the data does not reach are marked', () => {
  const week = periodsOf({ start_date: '2026-11-23', end_date: '2026-11-26' }, 'daily', data)
  expect(week.map((period) => period.isCovered)).toEqual([true, true, false, false])
  expect(periodsOf({ start_date: '2026-11-23', end_date: '2026-11-23' }, 'daily', null)[0]?.isCovered).toBe(
    false,
  )
})

test('a range of years is cut to its data, a shorter one is not', () => {
  const century = { start_date: '1950-01-01', end_date: '2049-12-31' }
  expect(shownRange(century, data)).toEqual(data)
  expect(shownRange(century, null)).toEqual(century)
  const week = { start_date: '2026-11-23', end_date: '2026-11-29' }
  expect(shownRange(week, data)).toEqual(week)
})

test('the axis names as many periods as fit, the last among them', () => {
  const periods = periodsOf({ start_date: '2026-10-26', end_date: '2026-11-24' }, 'daily', data)
  expect(axisTicks(periods, 3000)).toHaveLength(30)
  const few = axisTicks(periods, 400)
  expect(few).toHaveLength(6)
  expect(few.at(-1)).toBe('2026-11-24')
})

test.each([
  ['daily', 'Nov 24', 'Tue, Nov 24, 2026'],
  ['weekly', 'Nov 24', 'Week 48, Tue, Nov 24, 2026 (in part)'],
  ['monthly', 'Nov 2026', 'Tue, Nov 24, 2026 (in part)'],
] as const)('a %s period is named for people', (granularity, short, long) => {
  const [period] = periodsOf({ start_date: '2026-11-24', end_date: '2026-11-24' }, granularity, data)
  expect(period && shortPeriod(period)).toBe(short)
  expect(period && longPeriod(period)).toBe(long)
})
