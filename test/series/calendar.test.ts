import { expect, test } from 'vitest'
import { calendarDays } from '../../server/series/calendar.ts'

test('days run on over a leap day with their weekday and month', () => {
  const days = calendarDays('2028-02-28', 3)
  expect(days.map((day) => day.monthDay)).toEqual([28, 29, 1])
  expect(days.map((day) => day.weekday)).toEqual([0, 1, 2])
  expect((days[2]?.month ?? 0) - (days[0]?.month ?? 0)).toBe(1)
})

test('a start that is not a day is refused', () => {
  expect(() => calendarDays('2028-13-01', 1)).toThrow(RangeError)
})
