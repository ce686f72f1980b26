// Answers hold a day in every row and go through thousands of them, so days are told and counted in plain numbers; the
// library does what is rare.

/** Whether a text is a UTC calendar day that exists from the year 100 on, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return year >= 100 && month >= 1 && day >= 1 && day <= lengthOfMonth(year, month)
}

/** How many days a month has; 0 where there is no such month. */
export function lengthOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

export const millisecondsADay = 86_400_000
const [firstPlain, lastPlain] = [Date.parse('0100-01-01'), Date.parse('9999-12-31')]

/** The day of a number of milliseconds, or null for what four digits of a year do not tell. */
export function plainDay(milliseconds: number): string | null {
  return milliseconds >= firstPlain && milliseconds <= lastPlain
    ? new Date(milliseconds).toISOString().slice(0, 10)
    : null
}

/** 1 for Monday to 7 for Sunday, of a day that exists. */
export function plainWeekday(day: string): number {
  // The first of January 1970 was a Thursday.
  const days = Date.parse(day) / millisecondsADay + 3
  return (((days % 7) + 7) % 7) + 1
}

const twoDigits = (count: number) => (count < 10 ? `0${count}` : String(count))

function written(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

/** So many days in order, of which the first and the last exist. */
export function plainDays(first: string, count: number): string[] {
  const days: string[] = []
  let [year, month, day] = [Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(first.slice(8))]
  for (let length = lengthOfMonth(year, month); days.length < count; day += 1) {
    if (day > length) {
      day = 1
      month = month === 12 ? 1 : month + 1
      if (month === 1) year += 1
      length = lengthOfMonth(year, month)
    }
    days.push(written(year, month, day))
  }
  return days
}

/** A day that exists some months later, cut to that month's last day; null for what four digits of a year do not tell. */
export function plainMonthsLater(day: string, count: number): string | null {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  if (!Number.isInteger(count) || year < 100 || year > 9999) return null
  return written(year, month, Math.min(Number(day.slice(8)), lengthOfMonth(year, month)))
}
