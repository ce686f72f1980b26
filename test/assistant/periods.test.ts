import { describe, expect, test } from 'vitest'
import { readPeriods } from '../../server/assistant/understanding/periods/read-periods.ts'
import { addDays } from '../../shared/period.ts'

const conventions = `
today | 2026-11-24..2026-11-24
yesterday | 2026-11-23..2026-11-23
this week | 2026-11-23..2026-11-24
wtd | 2026-11-23..2026-11-24
last week | 2026-11-16..2026-11-22
the week before last | 2026-11-09..2026-11-15
last 30 days | 2026-10-26..2026-11-24
past 7 days | 2026-11-18..2026-11-24
last 2 weeks | 2026-11-09..2026-11-22
this month | 2026-11-01..2026-11-24
mtd | 2026-11-01..2026-11-24
last month | 2026-10-01..2026-10-31
last 3 months | 2026-08-01..2026-10-31
past 6 months | 2026-05-01..2026-10-31
this quarter | 2026-10-01..2026-11-24
qtd | 2026-10-01..2026-11-24
last quarter | 2026-07-01..2026-09-30
this year | 2026-01-01..2026-11-24
ytd | 2026-01-01..2026-11-24
last year | 2025-01-01..2025-12-31
q4 | 2026-10-01..2026-11-24
q3 | 2026-07-01..2026-09-30
3q25 | 2025-07-01..2025-09-30
h1 2026 | 2026-01-01..2026-06-30
in december | 2025-12-01..2025-12-31
in october | 2026-10-01..2026-10-31
2026-10 | 2026-10-01..2026-10-31
15th nov | 2026-11-15..2026-11-15
since 1 november | 2026-11-01..2026-11-24
from october 1 to now | 2026-10-01..2026-11-24
since monday | 2026-11-23..2026-11-24
on tuesday | 2026-11-17..2026-11-17
last weekend | 2026-11-21..2026-11-22
between 1 may and 10 may | 2026-05-01..2026-05-10
from october 5 to october 12 | 2026-10-05..2026-10-12
1-15 november 2026 | 2026-11-01..2026-11-15
august to october | 2026-08-01..2026-10-31
from november to january | 2025-11-01..2026-01-31
week 45 | 2026-11-02..2026-11-08
monday last week | 2026-11-16..2026-11-16
2 weeks ago | 2026-11-09..2026-11-15
mom | 2026-10-01..2026-10-31 vs 2026-09-01..2026-09-30
wow | 2026-11-16..2026-11-22 vs 2026-11-09..2026-11-15
qoq | 2026-07-01..2026-09-30 vs 2026-04-01..2026-06-30
yoy | 2026-10-01..2026-10-31 vs 2025-10-01..2025-10-31
this month vs last month | 2026-11-01..2026-11-24 vs 2026-10-01..2026-10-31
september vs october | 2026-10-01..2026-10-31 vs 2026-09-01..2026-09-30
last month compared to the month before | 2026-10-01..2026-10-31 vs 2026-09-01..2026-09-30
last month vs same month last year | 2026-10-01..2026-10-31 vs 2025-10-01..2025-10-31
next month | ahead
in december 2026 | ahead
tomorrow | ahead
may i see it | nothing
march-madness | nothing
`

function read(text: string, today = '2026-11-24'): string {
  const data = { start_date: '2026-05-24', end_date: today }
  const { periods, compare, future } = readPeriods(text, { today, data, base: null })
  const [period] = periods
  if (future) return 'ahead'
  if (period === undefined) return 'nothing'
  const versus = compare === null ? '' : ` vs ${compare.start_date}..${compare.end_date}`
  return `${period.start_date}..${period.end_date}${versus}`
}

const rows = conventions
  .trim()
  .split('\n')
  .map((line) => line.split(' | '))
  .filter(([words]) => words !== 'march-madness')

describe('the published conventions', () => {
  test.each(rows)('%s is %s', (words = '', days = '') => expect(read(words)).toBe(days))
})

test('on every day of four years a period starts before it ends, and ends by today', () => {
  const words = rows
    .map(([phrase = '']) => phrase)
    .filter((phrase) => !/next|tomorrow|2026|3q25|may i/.test(phrase))
  const faults: string[] = []
  for (let day = '2024-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
    for (const phrase of words.filter((_phrase, index) => (index + Number(day.slice(8))) % 7 === 0)) {
      const { periods, compare } = readPeriods(phrase, {
        today: day,
        data: { start_date: '2020-01-01', end_date: day },
        base: null,
      })
      for (const { start_date, end_date } of [...periods, ...(compare === null ? [] : [compare])]) {
        if (start_date > end_date || end_date > day)
          faults.push(`${phrase} on ${day}: ${start_date}..${end_date}`)
      }
      if (periods.length === 0) faults.push(`${phrase} on ${day}: nothing`)
    }
  }
  expect(faults).toEqual([])
})
