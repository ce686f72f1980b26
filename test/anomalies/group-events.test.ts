import { expect, test } from 'vitest'
import type { AnomalyFlag, AnomalyKind } from '../../server/anomalies/anomaly-flag.ts'
import { groupEvents } from '../../server/anomalies/group-events.ts'

function flag(index: number, kind: AnomalyKind, actual: number, since = index): AnomalyFlag {
  return { index, kind, expected: 100, actual, score: actual / 100, since }
}

test('days in a row are one event with their summed impact', () => {
  const [event] = groupEvents([flag(10, 'spike', 150), flag(11, 'spike', 200)], 100)
  expect(event).toEqual({
    kind: 'spike',
    direction: 'up',
    began: 10,
    first_seen: 10,
    last_seen: 11,
    is_ongoing: false,
    impact: 150,
    percent: 75,
    score: 2,
  })
})

test('one quiet day does not end an event, two do, and so does the other direction', () => {
  const flags = [flag(1, 'spike', 150), flag(3, 'spike', 150), flag(6, 'spike', 150), flag(7, 'drop', 20)]
  expect(
    groupEvents(flags, 100).map((event) => [event.first_seen, event.last_seen, event.direction]),
  ).toEqual([
    [1, 3, 'up'],
    [6, 6, 'up'],
    [7, 7, 'down'],
  ])
})

test('a confirmed step makes the whole event a step, and a leak is a slow rise', () => {
  const step = [flag(1, 'drop', 50), flag(2, 'drop', 50), flag(3, 'drop', 50), flag(4, 'level_down', 50, 1)]
  expect(groupEvents(step, 100)[0]).toMatchObject({ kind: 'step', direction: 'down', began: 1, impact: -200 })
  expect(groupEvents([flag(50, 'leak', 130, 23)], 100)[0]).toMatchObject({ kind: 'slow_rise', began: 23 })
})

test('a spike goes on while it reaches the last two days, a step for two weeks unless undone', () => {
  expect(groupEvents([flag(98, 'spike', 150)], 100)[0]?.is_ongoing).toBe(true)
  expect(groupEvents([flag(97, 'spike', 150)], 100)[0]?.is_ongoing).toBe(false)
  expect(groupEvents([flag(86, 'level_up', 150)], 100)[0]?.is_ongoing).toBe(true)
  expect(groupEvents([flag(84, 'level_up', 150)], 100)[0]?.is_ongoing).toBe(false)
  expect(groupEvents([flag(86, 'level_up', 150), flag(95, 'level_down', 50)], 100)[0]?.is_ongoing).toBe(false)
})

test('where nothing was expected there is no percentage', () => {
  expect(groupEvents([{ ...flag(5, 'spike', 50), expected: 0 }], 100)[0]?.percent).toBeNull()
})

test('no flags, no events', () => {
  expect(groupEvents([], 10)).toEqual([])
})
