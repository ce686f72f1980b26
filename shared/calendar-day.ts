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
