import type { CalendarDay } from '../series/calendar.ts'
import { median } from '../series/order-statistics.ts'
import { type LevelBank, levelBank } from './level-bank.ts'
import type { MonthlyHabit } from './monthly-habit.ts'
import type { WeeklyPattern } from './weekly-pattern.ts'

/** All that a watcher of a daily series remembers; one entry per day where it is an array. */
export type WatchState = {
  values: Float64Array
  days: readonly CalendarDay[]
  weekdays: Uint8Array
  /** Position of the first cost. */
  first: number
  /** Log cost with all steps so far taken out, so that it runs on across them. */
  logs: Float64Array
  /** The same without weekday effects, odd days replaced by the level. */
  level: Float64Array
  /** Log error against the expectation, a monthly fee included. */
  errors: Float64Array
  /** Sign of the error on odd days, else 0. */
  odd: Int8Array
  /** Not 0 for days that the weekly pattern must not learn from: monthly fees, and weekdays before a new habit. */
  ignored: Uint8Array
  /** Of each weekday the day on which its newest habit was taken for one; -1 for none. */
  habitSince: Int32Array
  habit: MonthlyHabit
  bank: LevelBank
  /** Null when it must be learnt anew before the next day is judged. */
  pattern: WeeklyPattern | null
  /** Spread of the one-step errors. */
  spread: number
  /** Sum of the log steps so far. */
  offset: number
  /** Highest level seen, in the unit of the series; costs below a hundredth of it count as nothing. */
  top: number
  lastSlowRise: number
}

/** Days that are only learnt from before the first is judged. */
export const learningDays = 14

const nothing = 0.01

/** Log of an amount; below a hundredth of the highest level, credits among them, it counts as that hundredth. */
export function logAmount(state: WatchState, amount: number): number {
  return Math.log(Math.max(amount, nothing * state.top))
}

/** The amount of a log expectation; 0 where that is next to nothing compared with the highest level. */
export function expectedAmount(state: WatchState, logExpected: number): number {
  const amount = Math.exp(logExpected)
  return amount <= 1.5 * nothing * state.top ? 0 : amount
}

/**
 * A watcher that has seen the learning days since the first positive cost. Null when there is no day left to judge.
 */
export function startWatch(values: readonly number[], days: readonly CalendarDay[]): WatchState | null {
  const first = values.findIndex((value) => value > 0)
  if (first < 0 || values.length - first <= learningDays) return null
  const count = values.length
  const state: WatchState = {
    values: new Float64Array(values),
    days,
    weekdays: new Uint8Array(days.map((day) => day.weekday)),
    first,
    logs: new Float64Array(count),
    level: new Float64Array(count),
    errors: new Float64Array(count),
    odd: new Int8Array(count),
    ignored: new Uint8Array(count),
    habitSince: new Int32Array(7).fill(-1),
    habit: new Map(),
    bank: levelBank(0),
    pattern: null,
    spread: 0,
    offset: 0,
    top: median(values.slice(first, first + learningDays).filter((value) => value > 0)),
    lastSlowRise: Number.NEGATIVE_INFINITY,
  }
  for (let day = first; day < first + learningDays; day++)
    state.logs[day] = logAmount(state, values[day] ?? 0)
  return state
}
