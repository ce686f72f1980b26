import { expect, test } from 'vitest'
import { carryOver } from '../../server/budgets/carry-over.ts'
import { addMonths, endOfMonth } from '../../shared/period.ts'

/** Months from one on, each with its amount and what was spent; a null amount has no exchange rate. */
function months(first: string, figures: readonly (readonly [number | null, number, boolean?])[]) {
  return figures.map(([own_amount, spent, is_carried_on = true], place) => {
    const start_date = addMonths(`${first}-01`, place)
    const period = { start_date, end_date: endOfMonth(start_date) }
    return { period, set_amount: own_amount ?? 0, own_amount, spent, is_carried_on }
  })
}

const year = months('2026-09', [
  [100, 60],
  [100, 170],
  [100, 50],
  [100, 0],
  [100, 0],
])

test.each([
  ['none', [0, 0, 0, 0, 0]],
  // 40 left of September make 140 for October, of which nothing is left; 50 of November go on, and end with the year.
  ['unspent', [0, 40, 0, 50, 0]],
  // 70 too much in October leave 30 for November, which are exceeded by 20.
  ['overspent', [0, 0, -70, -20, 0]],
  ['both', [0, 40, -30, 20, 0]],
] as const)('is carried on with the rollover %s: %j', (rollover, carried) => {
  const figures = carryOver(year, rollover)
  expect(figures.map(({ carried_over }) => carried_over)).toEqual(carried)
  expect(figures.map(({ amount }) => amount)).toEqual(carried.map((rest) => 100 + rest))
})

test('nothing is carried on of a month that does not count', () => {
  const figures = carryOver(
    months('2026-01', [
      [100, 0, false],
      [100, 30],
      [100, 0],
    ]),
    'both',
  )
  expect(figures.map(({ carried_over }) => carried_over)).toEqual([0, 0, 70])
})

test('what cannot be converted leaves unknown what comes after it, up to the end of the year', () => {
  const figures = carryOver(
    months('2026-10', [
      [null, 30],
      [100, 30],
      [100, 30],
      [100, 30],
    ]),
    'unspent',
  )
  expect(figures.map(({ amount }) => amount)).toEqual([null, null, null, 100])
})

test('more can be spent too much than the next month has', () => {
  const [, second] = carryOver(
    months('2026-01', [
      [100, 350],
      [100, 0],
    ]),
    'overspent',
  )
  expect(second).toMatchObject({ carried_over: -250, amount: -150 })
})
