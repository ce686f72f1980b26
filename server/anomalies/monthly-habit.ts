import type { CalendarDay } from '../series/calendar.ts'

/** Amounts by which the odd days so far were off, by month and day of the month. */
export type MonthlyHabit = Map<number, number>

function key(month: number, monthDay: number): number {
  return 32 * month + monthDay
}

/** Remembers that a day was off by an amount. */
export function remember(habit: MonthlyHabit, day: CalendarDay, amount: number): void {
  habit.set(key(day.month, day.monthDay), amount)
}

/** Forgets a day that turned out to belong to a lasting change. */
export function forget(habit: MonthlyHabit, day: CalendarDay): void {
  habit.delete(key(day.month, day.monthDay))
}

/**
 * The amount to expect on top of a day because the same day of the two months before was off the same way: a monthly
 * fee. 0 when there is no such habit.
 */
export function monthlyExcess(habit: MonthlyHabit, day: CalendarDay): number {
  const last = habit.get(key(day.month - 1, day.monthDay)) ?? 0
  const before = habit.get(key(day.month - 2, day.monthDay)) ?? 0
  return last * before > 0 ? (last + before) / 2 : 0
}
