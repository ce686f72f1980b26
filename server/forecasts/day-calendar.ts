import { lengthOfMonth, millisecondsADay } from '../../shared/calendar-day.ts'
import type { Day } from '../../shared/period.ts'
import { daysPerMonth } from '../series/mean-month.ts'

/** Which calendar days the places of a daily series are; place 0 is its first day, later places may lie in the future. */
export type DayCalendar = {
  /** Months since the year 0. */
  monthOf(place: number): number
  /** 1..31. */
  dayOf(place: number): number
  /** The place of a day of a month, cut to the month's last day; negative before the series. */
  placeOf(month: number, day: number): number
  lengthOf(month: number): number
}

/** The calendar of a series that begins on a day; places up to `length` are told without arithmetic. */
export function dayCalendar(start: Day, length: number): DayCalendar {
  const first = Date.parse(start)
  const months = new Int32Array(length)
  const days = new Uint8Array(length)
  for (let place = 0; place < length; place++) {
    const date = new Date(first + place * millisecondsADay)
    months[place] = date.getUTCFullYear() * 12 + date.getUTCMonth()
    days[place] = date.getUTCDate()
  }
  const lengthOf = (month: number): number => lengthOfMonth(Math.floor(month / 12), (month % 12) + 1)
  return {
    monthOf: (place) => months[place] ?? 0,
    dayOf: (place) => days[place] ?? 0,
    placeOf: (month, day) =>
      (Date.UTC(Math.floor(month / 12), month % 12, Math.min(day, lengthOf(month))) - first) /
      millisecondsADay,
    lengthOf,
  }
}

/** The same calendar for a series without its first `count` places. */
export function calendarFrom(calendar: DayCalendar, count: number): DayCalendar {
  return {
    monthOf: (place) => calendar.monthOf(place + count),
    dayOf: (place) => calendar.dayOf(place + count),
    placeOf: (month, day) => calendar.placeOf(month, day) - count,
    lengthOf: calendar.lengthOf,
  }
}

/** Months of average length, for a series whose dates are not known; `middle` is in the middle of its month. */
export function averageCalendar(middle: number): DayCalendar {
  const shift = 15 + daysPerMonth * Math.ceil(Math.max(0, middle) / daysPerMonth) - middle
  const startOf = (month: number): number => Math.round(month * daysPerMonth - shift)
  const monthOf = (place: number): number => {
    const month = Math.floor((place + shift) / daysPerMonth)
    return place < startOf(month) ? month - 1 : place >= startOf(month + 1) ? month + 1 : month
  }
  return {
    monthOf,
    dayOf: (place) => place - startOf(monthOf(place)) + 1,
    placeOf: (month, day) => startOf(month) + day - 1,
    lengthOf: (month) => startOf(month + 1) - startOf(month),
  }
}
