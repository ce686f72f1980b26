import { describe, expect, test } from 'vitest'
import { findPresence } from '../../server/anomalies/find-presence.ts'

const days = (count: number, cost: number): number[] => Array.from({ length: count }, () => cost)
const watched = { since: 0, floor: 10, tellsEnd: false }

describe('a line', () => {
  test('is new on the first day that costs the floor, once what it lies in is known for two weeks', () => {
    const values = [...days(14, 0), 3, 12, ...days(20, 40)]
    expect(findPresence(values, watched)).toEqual([{ kind: 'new', first: 15, last: 27, isInherited: false }])
  })

  test('is as new as what it lies in before that', () => {
    expect(findPresence([...days(13, 0), 40], watched)).toMatchObject([{ isInherited: true }])
    expect(findPresence([...days(30, 0), 40], { ...watched, since: 20 })).toMatchObject([
      { isInherited: true },
    ])
    expect(findPresence([40, 40], { ...watched, since: -60 })).toMatchObject([{ isInherited: false }])
  })

  test.each([
    ['of which nobody knows where it lies', [...days(30, 0), 40], { ...watched, since: null }],
    ['below the floor', [...days(30, 0), ...days(30, 9)], watched],
    ['without costs', days(30, 0), watched],
  ])('%s is not new', (_name, values, how) => {
    expect(findPresence(values, how)).toEqual([])
  })

  test('that sleeps for more than a month is revived', () => {
    const values = [...days(20, 40), ...days(36, 0), 50, 50]
    const known = { ...watched, since: null }
    expect(findPresence(values, known)).toEqual([
      { kind: 'revived', first: 56, last: 57, isInherited: false },
    ])
    expect(findPresence([...days(20, 40), ...days(33, 0), 50], known)).toEqual([])
  })

  test('that comes back after about as long each time is revived once', () => {
    const quarterly = [50, ...days(90, 0), 50, ...days(91, 0), 50, ...days(89, 0), 50]
    expect(findPresence(quarterly, { ...watched, since: null })).toMatchObject([{ first: 91 }])
  })

  test('is gone on the first day without cost after four steady weeks', () => {
    const how = { ...watched, since: null, tellsEnd: true }
    expect(findPresence([...days(30, 40), 0], how)).toMatchObject([{ kind: 'gone', first: 30, last: 30 }])
    expect(findPresence([...days(30, 40), ...days(40, 0)], how)).toMatchObject([{ first: 30, last: 43 }])
    expect(findPresence([...days(10, 40), ...days(30, 0)], how)).toEqual([])
    expect(
      findPresence(
        days(60, 0).map((_, day) => (day % 3 === 0 ? 40 : 0)),
        how,
      ),
    ).toEqual([])
  })
})
