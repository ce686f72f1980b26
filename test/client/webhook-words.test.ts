import { expect, test } from 'vitest'
import { alertHistory, untoldWords } from '../../client/budgets/alert-words.ts'
import { checkDraft, draftOf } from '../../client/budgets/budget-draft.ts'
import { deliveryName, planWords } from '../../client/budgets/delivery-words.ts'
import { newSecret } from '../../client/budgets/new-secret.ts'
import { checkNewWebhook, emptyWebhook, webhookDraftOf } from '../../client/budgets/webhook-draft.ts'
import { filterWords, scheduleWords } from '../../client/budgets/webhook-words.ts'
import type { Alert } from '../../shared/alert.ts'
import { everything } from '../../shared/alert-filter.ts'
import { Webhook } from '../../shared/webhook.ts'
import { budget } from '../support/insight-answers.ts'

const webhook: Webhook = {
  id: 1,
  name: 'On-call',
  url: 'https://example.com/hook',
  shape: 'json',
  has_secret: true,
  is_enabled: true,
  filter: { severity: ['high', 'critical'], kind: 'anomaly', region: 'eu-west-1', team: ['Web', 'Data'] },
  time_zone: 'Europe/Berlin',
  quiet_hours: { start: '22:00', end: '07:00', critical_breaks: false },
  digest: 'daily',
  digest_time: '09:00',
  created_at: '2026-11-24T12:00:00.000Z',
  updated_at: '2026-11-24T12:00:00.000Z',
}

test('a webhook says what it takes, and when', () => {
  expect(filterWords({ filter: {} })).toBe('Takes all alerts')
  expect(filterWords(webhook)).toBe('Takes high, critical · eu-west-1 · anomalies · team Web, Data')
  expect(scheduleWords(webhook)).toEqual([
    'Quiet from 22:00 to 07:00 (Europe/Berlin).',
    'One message a day at 09:00 (Europe/Berlin).',
  ])
  expect(scheduleWords({ ...webhook, quiet_hours: null, digest: 'hourly' })).toEqual(['One message an hour.'])
  expect(scheduleWords({ ...webhook, quiet_hours: null, digest: 'off' })).toEqual([])
})

test('a webhook that is changed keeps what the page does not show', () => {
  const draft = { ...webhookDraftOf(webhook), secret: newSecret() }
  expect(checkNewWebhook(draft)).toMatchObject({
    webhook: {
      filter: {
        severity: ['high', 'critical'],
        kind: ['anomaly'],
        region: 'eu-west-1',
        team: ['Web', 'Data'],
      },
      time_zone: 'Europe/Berlin',
      quiet_hours: { start: '22:00', end: '07:00', critical_breaks: false },
      digest: 'daily',
      digest_time: '09:00',
    },
  })
  const open = { ...draft, severities: [], kinds: [], teams: ' , ', isQuiet: false }
  expect(checkNewWebhook(open)).toMatchObject({
    webhook: { filter: { region: 'eu-west-1' }, quiet_hours: null },
  })
  const same = { ...emptyWebhook, ...draft, isQuiet: true, quietEnd: '22:00' }
  expect(checkNewWebhook(same)).toHaveProperty(['problems', 'quiet_hours'])
  expect(checkNewWebhook({ ...draft, secret: 'whsec_short-but-16+' })).toHaveProperty(['problems', 'secret'])
})

test('a budget that is typed has months, a rollover and an owner', () => {
  const full = {
    ...budget(),
    monthly_amounts: [{ month: '2026-12', amount: 14000.5 }],
    rollover: 'both' as const,
    rollover_from: '2026-11',
    owner: 'Ana',
    team: 'Web',
  }
  const { monthly_amounts, rollover, rollover_from, owner, team } = full
  const draft = draftOf(full)
  expect(checkDraft(draft)).toMatchObject({
    budget: { monthly_amounts, rollover, rollover_from, owner, team },
  })
  expect(checkDraft({ ...draft, period: 'yearly' })).toMatchObject({
    budget: { monthly_amounts: [], rollover: 'none', rollover_from: null },
  })
  expect(checkDraft({ ...draft, months: { '2026-12': 'much' } })).toHaveProperty(['problems', 'months'])
  expect(checkDraft({ ...draft, rolloverFrom: 'May' })).toHaveProperty(['problems', 'rolloverFrom'])
  expect(checkDraft({ ...draft, owner: ' ', months: { '2026-12': ' ' } })).toMatchObject({
    budget: { owner: null, monthly_amounts: [] },
  })
})

test('an alert says where it went, and whose it is', () => {
  const alert: Alert = {
    id: 7,
    kind: 'budget_actual',
    state: 'open',
    severity: 'medium',
    title: 'T',
    message: 'M',
    budget_id: 1,
    anomaly_id: null,
    import_id: null,
    subject: { ...everything, team: 'Web', owner: 'Ana' },
    receiver_count: 0,
    created_at: '2026-11-24T12:00:00.000Z',
    acknowledged_at: null,
    acknowledge_note: null,
    resolved_at: null,
    resolution: null,
  }
  expect(alertHistory(alert)).toEqual(['Sent nowhere: no webhook takes it · Team Web · Ana'])
  expect(alertHistory({ ...alert, receiver_count: 2, subject: everything })).toEqual(['For 2 webhooks'])
  expect(alertHistory({ ...alert, receiver_count: null, subject: everything })).toEqual([])
  expect(untoldWords([{ ...alert, receiver_count: 1 }])).toBeNull()
  expect(untoldWords([alert])).toMatch(/^1 open alert was sent nowhere/)
})

test('a delivery says what it is, and what it waits for', () => {
  const delivery = {
    id: 1,
    webhook_id: 1,
    message: 'alert' as const,
    message_id: 'msg_1',
    digest_id: null,
    alert_id: 7,
    event: 'resolved' as const,
    status: 'pending' as const,
    attempts: [],
    next_attempt_at: '2026-11-25T07:00:00.000Z',
    waits_for: 'quiet_hours' as const,
    created_at: '2026-11-24T12:00:00.000Z',
  }
  expect(deliveryName(delivery)).toBe('Alert 7 resolved')
  expect(deliveryName({ ...delivery, message: 'digest', alert_id: null })).toBe('Digest')
  expect(deliveryName({ ...delivery, message: 'test', alert_id: null })).toBe('Test')
  expect(planWords(delivery)).toBe('Nov 25, 2026, 07:00 UTC, after quiet hours')
  expect(planWords({ ...delivery, waits_for: 'digest' })).toBe('Nov 25, 2026, 07:00 UTC, with the digest')
  expect(planWords({ ...delivery, digest_id: 3, next_attempt_at: null })).toBe('With its digest')
  expect(planWords({ ...delivery, status: 'delivered', next_attempt_at: null })).toBe('–')
})
