import { expect, test } from 'vitest'
import { judgeCrossings } from '../../server/alerts/sources/judge-crossings.ts'

/** Thresholds such as `actual 80`, those with a star crossed. */
function thresholds(text: string) {
  return text.split(', ').map((one) => {
    const [basis = '', percent] = one.replace('*', '').split(' ')
    return {
      basis: basis === 'actual' ? ('actual' as const) : ('forecast' as const),
      percent: Number(percent),
      is_crossed: one.endsWith('*'),
    }
  })
}

const words = (some: readonly { basis: string; percent: number }[]) =>
  some.map(({ basis, percent }) => `${basis} ${percent}`).join(', ')

test.each([
  ['nothing', 'actual 80, actual 100', '', '', '', ''],
  ['the only one', 'actual 80*, actual 100', '', 'actual 80', 'actual 80', ''],
  [
    'the highest',
    'actual 50*, actual 80*, actual 100*',
    '',
    'actual 100',
    'actual 50, actual 80, actual 100',
    '',
  ],
  ['the highest above 100', 'actual 100*, actual 150*', '', 'actual 150', 'actual 100, actual 150', ''],
  ['the gravest of both', 'actual 80*, forecast 100*', '', 'forecast 100', 'actual 80, forecast 100', ''],
  [
    'what is spent before what is expected',
    'actual 100*, forecast 200*',
    '',
    'actual 100',
    'actual 100, forecast 200',
    '',
  ],
  ['a new one only', 'actual 80*, actual 100*', 'actual 80', 'actual 100', 'actual 100', ''],
  [
    'a new one beside a graver old one',
    'actual 80*, forecast 100*',
    'forecast 100',
    'actual 80',
    'actual 80',
    '',
  ],
  ['nothing below an old one', 'actual 50*, actual 80*', 'actual 80', '', 'actual 50', ''],
  ['what comes again', 'actual 80*, actual 100', 'actual 100', 'actual 80', 'actual 80', 'actual 100'],
  [
    'nothing when it ends',
    'actual 80, forecast 100',
    'actual 80, forecast 100',
    '',
    '',
    'actual 80, forecast 100',
  ],
  ['nothing of one that is gone', 'actual 90', 'actual 80', '', '', 'actual 80'],
])('of thresholds is told: %s', (_what, now, passed, tell, fresh, over) => {
  const judged = judgeCrossings(thresholds(now), passed === '' ? [] : thresholds(passed))
  expect(words(judged.tell === null ? [] : [judged.tell])).toBe(tell)
  expect([words(judged.fresh), words(judged.over)]).toEqual([fresh, over])
})
