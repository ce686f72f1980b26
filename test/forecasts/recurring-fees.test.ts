import { describe, expect, test } from 'vitest'
import { averageCalendar, dayCalendar } from '../../server/forecasts/day-calendar.ts'
import { duePlaces, recurringFees, type FeeEvidence } from '../../server/forecasts/recurring-fees.ts'
import { addDays, countDays } from '../../shared/period.ts'

const start = '2023-01-01'
const calendar = dayCalendar(start, 1600)
const placeOf = (day: string): number => countDays({ start_date: start, end_date: day }) - 1

/** When the fees among some payments are due within the 120 days after a day, and what they are. */
function dueAfter(
  through: string,
  paid: readonly (string | readonly [string, number])[],
  evidence: FeeEvidence = 'usage',
): string[] {
  const payments = paid.map((one) => {
    const [day, amount] = typeof one === 'string' ? [one, 100] : one
    return { place: placeOf(day), amount }
  })
  const end = placeOf(through) + 1
  return recurringFees(payments, end, calendar, evidence)
    .flatMap((fee) =>
      duePlaces(fee, end, end + 120, calendar).map((place) => `${addDays(start, place)} ${fee.amount}`),
    )
    .sort()
}

describe('a recurring fee', () => {
  test.each([
    ['a month of 31 days', '2026-10-20', '01', ['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']],
    ['a month of 30 days', '2026-11-29', '01', ['2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01']],
    ['February', '2026-02-15', '01', ['2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01']],
    ['February of a leap year', '2024-02-15', '15', ['2024-03-15', '2024-04-15', '2024-05-15']],
  ])('comes once a month, seen from %s', (_, through, day, due) => {
    const months = [-3, -2, -1, 0].map((back) => {
      const month = Number(through.slice(0, 4)) * 12 + Number(through.slice(5, 7)) - 1 + back
      return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${day}`
    })
    expect(dueAfter(through, months)).toEqual(due.map((date) => `${date} 100`))
  })

  test('of the 31st falls on the last day of shorter months', () => {
    expect(dueAfter('2026-02-01', ['2025-11-30', '2025-12-31', '2026-01-31'])).toEqual([
      '2026-02-28 100',
      '2026-03-31 100',
      '2026-04-30 100',
      '2026-05-31 100',
    ])
  })

  test('of the 30th does not move to the 31st', () => {
    expect(dueAfter('2026-02-01', ['2025-11-30', '2025-12-30', '2026-01-30'])[1]).toBe('2026-03-30 100')
  })

  test('stands beside others of the same charge, each on its day', () => {
    const paid = ['01', '15'].flatMap((day) =>
      ['07', '08', '09'].map((month): [string, number] => [`2026-${month}-${day}`, day === '01' ? 10 : 20]),
    )
    expect(dueAfter('2026-09-20', paid.sort()).slice(0, 3)).toEqual([
      '2026-10-01 10',
      '2026-10-15 20',
      '2026-11-01 10',
    ])
  })

  test('may move by a weekend', () => {
    expect(dueAfter('2026-09-20', ['2026-07-03', '2026-08-05', '2026-09-03'])[0]).toBe('2026-10-03 100')
  })

  test('costs what it cost last where its price changed', () => {
    const paid = ['05', '06', '07', '08', '09'].map((month): [string, number] => [
      `2026-${month}-01`,
      month < '08' ? 100 : 120,
    ])
    expect(dueAfter('2026-09-20', paid)[0]).toBe('2026-10-01 120')
  })

  test('that is late is due at once, and one that missed its day has ended', () => {
    const paid = ['2026-06-01', '2026-07-01', '2026-08-01']
    expect(dueAfter('2026-09-03', paid).slice(0, 2)).toEqual(['2026-09-04 100', '2026-10-01 100'])
    expect(dueAfter('2026-09-08', paid)).toEqual([])
  })

  test('of every third month comes every third month', () => {
    expect(dueAfter('2026-08-01', ['2026-01-10', '2026-04-10', '2026-07-10'])).toEqual(['2026-10-10 100'])
  })

  test('of a year is not repeated in a month, but after a year', () => {
    expect(dueAfter('2026-03-20', ['2026-03-01'])).toEqual([])
    expect(dueAfter('2026-03-20', ['2025-03-01', '2026-03-01'])).toEqual([])
    expect(dueAfter('2026-01-20', ['2024-03-01', '2025-03-01'])).toEqual(['2026-03-01 100'])
  })

  test('seen once counts only where the bill says that it recurs', () => {
    expect(dueAfter('2026-09-20', ['2026-09-01'], 'purchase')).toEqual([])
    expect(dueAfter('2026-09-20', ['2026-09-01'], 'said')[0]).toBe('2026-10-01 100')
    // A month later it has not come again.
    expect(dueAfter('2026-10-20', ['2026-09-01'], 'said')).toEqual([])
  })

  test('seen twice counts for a purchase, and for usage of the same amount', () => {
    const paid: [string, number][] = [
      ['2026-08-01', 100],
      ['2026-09-01', 90],
    ]
    expect(dueAfter('2026-09-20', paid, 'usage')).toEqual([])
    expect(dueAfter('2026-09-20', paid, 'purchase')[0]).toBe('2026-10-01 95')
    expect(dueAfter('2026-09-20', ['2026-08-01', '2026-09-01'])[0]).toBe('2026-10-01 100')
  })

  test('is not any cost that happens to come on some days', () => {
    expect(dueAfter('2026-09-20', ['2026-06-03', '2026-07-11', '2026-07-29', '2026-09-14'])).toEqual([])
    const amounts = [30, 400, 90].map((amount, place): [string, number] => [`2026-0${place + 7}-01`, amount])
    expect(dueAfter('2026-09-20', amounts)).toEqual([])
  })
})

test('without dates, months have their average length', () => {
  const average = averageCalendar(81)
  const payments = [20, 51, 81].map((place) => ({ place, amount: 50 }))
  const [fee] = recurringFees(payments, 100, average, 'outlier')
  expect(fee?.amount).toBe(50)
  expect(fee === undefined ? [] : duePlaces(fee, 100, 145, average)).toEqual([111, 142])
})
