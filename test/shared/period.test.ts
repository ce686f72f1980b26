import dayjs from 'dayjs'
import isoWeek from 'dayjs/plugin/isoWeek.js'
import utc from 'dayjs/plugin/utc.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDay } from '../../shared/calendar-day.ts'
import {
  addDays,
  dayOf,
  addMonths,
  countDays,
  daysOf,
  endOfMonth,
  granularities,
  isoWeekday,
  periodAround,
  periodLabel,
  periodNamed,
} from '../../shared/period.ts'
import { presetRange, presets } from '../../shared/preset.ts'
import { comparisonOf } from '../../shared/comparison.ts'

dayjs.extend(utc)
dayjs.extend(isoWeek)

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2089-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('days', () => {
  test.each([
    '2026-02-30',
    '2026-13-01',
    '2025-02-29',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    '',
    'today',
  ])('%s is no day', (text) => expect(isDay(text)).toBe(false))

  test.each(['2024-02-29', '2026-01-01', '2026-12-31', '0999-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true)
  })

  test('adding months keeps the day number or cuts it to the month', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
    expect(addMonths('2026-11-24', -6)).toBe('2026-05-24')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
  })

  test('a range of n days has n days, and days can be counted back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 800 }), (start_date, length) => {
        const range = { start_date, end_date: addDays(start_date, length) }
        const days = daysOf(range)
        expect(days).toHaveLength(countDays(range))
        expect(new Set(days).size).toBe(length + 1)
        expect(addDays(range.end_date, -length)).toBe(start_date)
      }),
    )
  })
})

describe('periods', () => {
  test.each([
    ['2026-11-24', '2026-W48'],
    ['2026-01-01', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('%s is in ISO week %s', (day, week) => expect(periodLabel(day, 'weekly')).toBe(week))

  test('are found again by their label, and by no other', () => {
    const labels = fc.tuple(anyDay, fc.constantFrom(...granularities))
    fc.assert(
      fc.property(labels, ([day, granularity]) => {
        expect(periodNamed(periodLabel(day, granularity))).toEqual(periodAround(day, granularity))
      }),
    )
    for (const label of ['EC2', '2026-W54', '2026-W00', '2026-13', '2026-02-30', '2026', '']) {
      expect(periodNamed(label)).toBeNull()
    }
  })

  test('every day of a period has its label, and the days beside it have another', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('weekly' as const, 'monthly' as const), (day, granularity) => {
        const period = periodAround(day, granularity)
        const label = periodLabel(day, granularity)
        expect(period.start_date <= day && day <= period.end_date).toBe(true)
        expect(daysOf(period).every((each) => periodLabel(each, granularity) === label)).toBe(true)
        expect(periodLabel(addDays(period.start_date, -1), granularity)).not.toBe(label)
        expect(periodLabel(addDays(period.end_date, 1), granularity)).not.toBe(label)
      }),
    )
  })
})

describe('comparison periods', () => {
  const compared = (preset: (typeof presets)[number], today: string) =>
    comparisonOf(presetRange(preset, today), preset, today)

  test.each([
    ['this_week', '2026-11-24', '2026-11-23', '2026-11-24', '2026-11-16', '2026-11-17'],
    ['last_week', '2026-11-24', '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['this_month', '2026-11-24', '2026-11-01', '2026-11-24', '2026-10-01', '2026-10-24'],
    ['this_month', '2026-03-30', '2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
    ['this_month', '2026-02-28', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['this_month', '2026-01-01', '2026-01-01', '2026-01-01', '2025-12-01', '2025-12-01'],
    ['last_month', '2026-11-24', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
    ['last_month', '2026-03-15', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['last_30_days', '2026-11-24', '2026-10-26', '2026-11-24', '2026-09-26', '2026-10-25'],
    ['last_90_days', '2026-11-24', '2026-08-27', '2026-11-24', '2026-05-29', '2026-08-26'],
  ] as const)('%s on %s', (preset, today, start, end, previousStart, previousEnd) => {
    expect(compared(preset, today)).toEqual({
      current: { start_date: start, end_date: end },
      previous: { start_date: previousStart, end_date: previousEnd },
    })
  })

  test('a custom range is compared with the equally long range right before, elapsed days only', () => {
    const range = { start_date: '2026-11-20', end_date: '2026-12-10' }
    expect(comparisonOf(range, undefined, '2026-11-24')).toEqual({
      current: { start_date: '2026-11-20', end_date: '2026-11-24' },
      previous: { start_date: '2026-11-15', end_date: '2026-11-19' },
    })
  })

  test('a range that has not begun is compared with nothing', () => {
    expect(
      comparisonOf({ start_date: '2026-12-01', end_date: '2026-12-31' }, undefined, '2026-11-24'),
    ).toBeNull()
  })

  test('on any day, both sides are elapsed, do not overlap, and weeks keep their weekdays', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...presets), (today, preset) => {
        const comparison = compared(preset, today)
        if (comparison === null) throw new Error('A preset always holds an elapsed day.')
        const { current, previous } = comparison
        expect(current.end_date <= today).toBe(true)
        expect(previous.end_date < current.start_date).toBe(true)
        expect(countDays(previous)).toBeGreaterThan(0)
        if (preset === 'this_week' || preset === 'last_week') {
          expect(isoWeekday(previous.start_date)).toBe(isoWeekday(current.start_date))
          expect(isoWeekday(previous.end_date)).toBe(isoWeekday(current.end_date))
        }
      }),
    )
  })
})

describe('days in plain numbers are those of the calendar library', () => {
  const library = (day: string) => dayjs.utc(day)

  test('for every text that looks like one', () => {
    const years = ['0000', '0001', '0099', '0100', '1900', '1999', '2000', '2024', '2026', '2100', '9999']
    for (const year of years) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
          expect([text, isDay(text)]).toEqual([text, library(text).format('YYYY-MM-DD') === text])
        }
      }
    }
    for (const text of ['', '2026-1-1', '2026-01-01T00:00:00Z', ' 2026-01-01', '2026-01-01\n'])
      expect([text, isDay(text)]).toEqual([text, false])
  })

  test.each([
    '0050-06-01',
    '0100-01-01',
    '1899-12-31',
    '1969-12-31',
    '2024-02-29',
    '2026-11-27',
    '9999-12-31',
  ])('around %s', (day) => {
    expect(isoWeekday(day)).toBe(library(day).isoWeekday())
    expect(endOfMonth(day)).toBe(library(day).endOf('month').format('YYYY-MM-DD'))
    for (const count of [-40_000, -366, -1, 0, 1, 28, 365, 40_000]) {
      expect([count, addDays(day, count)]).toEqual([
        count,
        library(day).add(count, 'day').format('YYYY-MM-DD'),
      ])
    }
    for (const count of [-1300, -13, -1, 0, 1, 11, 25, 1300]) {
      expect([count, addMonths(day, count)]).toEqual([
        count,
        library(day).add(count, 'month').format('YYYY-MM-DD'),
      ])
    }
    for (const time of ['T00:00:00Z', 'T23:59:59.999Z', 'T23:30:00-01:00', 'T00:30:00.000+01:00', ''])
      expect(dayOf(`${day}${time}`)).toBe(library(`${day}${time}`).format('YYYY-MM-DD'))
    for (const end_date of ['0050-01-01', '1970-01-01', '2026-03-01'])
      expect(countDays({ start_date: day, end_date })).toBe(library(end_date).diff(library(day), 'day') + 1)
  })
})
