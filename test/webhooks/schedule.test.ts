import { describe, expect, test } from 'vitest'
import { firstAttemptAt, isQuiet, quietUntil } from '../../server/webhooks/schedule.ts'
import { isTimeZone, localTime, nextLocalTime } from '../../shared/time-zone.ts'
import type { WebhookSchedule } from '../../shared/webhook-schedule.ts'

const schedule: WebhookSchedule = { time_zone: 'UTC', quiet_hours: null, digest: 'off', digest_time: '08:00' }
const night = { ...schedule, quiet_hours: { start: '22:00', end: '07:00', critical_breaks: true } }
const noon = { ...schedule, quiet_hours: { start: '12:00', end: '13:30', critical_breaks: true } }

describe('quiet hours', () => {
  test.each([
    ['2026-11-24T21:59:59.999Z', false, '2026-11-24T21:59:59.999Z'],
    ['2026-11-24T22:00:00.000Z', true, '2026-11-25T07:00:00.000Z'],
    ['2026-11-25T00:00:00.000Z', true, '2026-11-25T07:00:00.000Z'],
    ['2026-11-25T06:59:00.000Z', true, '2026-11-25T07:00:00.000Z'],
    ['2026-11-25T07:00:00.000Z', false, '2026-11-25T07:00:00.000Z'],
  ])('over midnight: %s', (now, quiet, until) => {
    expect([isQuiet(night, now), quietUntil(night, now)]).toEqual([quiet, until])
  })

  test.each([
    ['2026-11-24T11:59:00.000Z', false],
    ['2026-11-24T12:00:00.000Z', true],
    ['2026-11-24T13:30:00.000Z', false],
    ['2026-11-25T00:00:00.000Z', false],
  ])('within a day: %s', (now, quiet) => expect(isQuiet(noon, now)).toBe(quiet))

  test('are by the clocks of the time zone', () => {
    const berlin = { ...night, time_zone: 'Europe/Berlin' }
    expect(isQuiet(berlin, '2026-11-24T21:30:00.000Z')).toBe(true)
    expect(quietUntil(berlin, '2026-11-24T21:30:00.000Z')).toBe('2026-11-25T06:00:00.000Z')
    expect(quietUntil(berlin, '2026-07-24T21:30:00.000Z')).toBe('2026-07-25T05:00:00.000Z')
    expect(isQuiet({ ...night, time_zone: 'Asia/Kolkata' }, '2026-11-24T16:29:00.000Z')).toBe(false)
    expect(isQuiet({ ...night, time_zone: 'Asia/Kolkata' }, '2026-11-24T16:30:00.000Z')).toBe(true)
  })

  test('end in the nights in which clocks are changed', () => {
    const berlin = { ...night, time_zone: 'Europe/Berlin' }
    expect(quietUntil(berlin, '2026-03-28T22:30:00.000Z')).toBe('2026-03-29T05:00:00.000Z')
    expect(quietUntil(berlin, '2026-10-24T21:30:00.000Z')).toBe('2026-10-25T06:00:00.000Z')
    const early = { ...berlin, quiet_hours: { start: '22:00', end: '02:30', critical_breaks: true } }
    const until = quietUntil(early, '2026-03-28T22:30:00.000Z')
    expect(isQuiet(early, until)).toBe(false)
    expect(until <= '2026-03-29T02:00:00.000Z').toBe(true)
  })
})

test.each([
  ['off', '2026-11-24T12:10:00.000Z', '2026-11-24T12:10:00.000Z'],
  ['hourly', '2026-11-24T12:10:00.000Z', '2026-11-24T13:00:00.000Z'],
  ['hourly', '2026-11-24T12:00:00.000Z', '2026-11-24T13:00:00.000Z'],
  ['hourly', '2026-12-31T23:59:59.000Z', '2027-01-01T00:00:00.000Z'],
  ['daily', '2026-11-24T07:59:00.000Z', '2026-11-24T08:00:00.000Z'],
  ['daily', '2026-11-24T08:00:00.000Z', '2026-11-25T08:00:00.000Z'],
] as const)('what comes up for a digest that is %s at %s is sent at %s', (digest, now, at) => {
  expect(firstAttemptAt({ ...schedule, digest }, now)).toBe(at)
})

test('a daily digest comes at the same time by the clocks of its zone', () => {
  const digest = { ...schedule, digest: 'daily', time_zone: 'America/New_York' } as const
  expect(firstAttemptAt(digest, '2026-10-31T20:00:00.000Z')).toBe('2026-11-01T13:00:00.000Z')
  expect(firstAttemptAt(digest, '2026-10-30T20:00:00.000Z')).toBe('2026-10-31T12:00:00.000Z')
})

test('time zones are those of the IANA database', () => {
  for (const name of ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'])
    expect([name, isTimeZone(name)]).toEqual([name, true])
  for (const name of ['', 'Mars/Olympus', '+02:00', 'Europe/Berlin; drop', 'UTC+2'])
    expect([name, isTimeZone(name)]).toEqual([name, false])
})

test('clocks of far zones show another day', () => {
  expect(localTime('2026-11-24T12:00:00.000Z', 'Pacific/Kiritimati')).toEqual({
    day: '2026-11-25',
    minute: 120,
  })
  expect(localTime('2026-11-24T00:00:00.000Z', 'UTC')).toEqual({ day: '2026-11-24', minute: 0 })
  expect(nextLocalTime('2026-11-24T12:00:00.000Z', '01:00', 'Pacific/Kiritimati')).toBe(
    '2026-11-25T11:00:00.000Z',
  )
  expect(nextLocalTime('2026-11-24T12:00:00.000Z', '23:00', 'Pacific/Pago_Pago')).toBe(
    '2026-11-25T10:00:00.000Z',
  )
})
