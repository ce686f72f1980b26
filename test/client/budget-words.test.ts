import { describe, expect, test } from 'vitest'
import { checkDraft, draftOf, emptyDraft, withNames } from '../../client/budgets/budget-draft.ts'
import { overrunWords, scopeWords } from '../../client/budgets/budget-words.ts'
import { attemptWords, deliveryWords } from '../../client/budgets/delivery-words.ts'
import { checkChangedWebhook, checkNewWebhook, emptyWebhook } from '../../client/budgets/webhook-draft.ts'
import { paceShape } from '../../client/charts/pace-shape.ts'
import { alertWords, budgetWords, errorWords, intervalWords } from '../../client/overview/kpi-words.ts'
import type { Budget } from '../../shared/budget.ts'
import { budget } from '../support/insight-answers.ts'

const forecast = { expected: 1500, lower_80: 1250, upper_80: 2000, lower_95: 1000, upper_95: 2200 }

function paced({ state, amount, actual_thresholds: thresholds }: Budget) {
  return paceShape({ state, amount, thresholds })
}

describe('the bar of a budget', () => {
  test('is as long as the amount while nothing goes beyond it', () => {
    expect(paced(budget())).toEqual({
      spent: 50,
      forecast: null,
      amount: 100,
      today: 60,
      thresholds: [80],
    })
  })

  test('is longer where more is expected', () => {
    expect(paced(budget({ forecast }))).toEqual({
      spent: 25,
      forecast: { from: 62.5, at: 75, to: 100 },
      amount: 50,
      today: 30,
      thresholds: [40],
    })
  })

  test('ends at two and a half times the amount', () => {
    expect(paced(budget({ spent: 10_000 }))).toMatchObject({ spent: 100, amount: 40 })
  })
})

describe('a budget that is typed', () => {
  const typed = { ...emptyDraft, name: ' AWS ', amount: '$10,000.50', actual: '50, 80 ,100', forecast: '' }

  test('is understood as people write numbers', () => {
    expect(checkDraft({ ...typed, providers: ['AWS'] })).toEqual({
      budget: {
        name: 'AWS',
        amount: 10000.5,
        currency: 'USD',
        period: 'monthly',
        scope: { cloud_provider: ['AWS'] },
        metric: 'billed',
        actual_thresholds: [50, 80, 100],
        forecast_thresholds: [],
        monthly_amounts: [],
        rollover: 'none',
        rollover_from: null,
        owner: null,
        team: null,
      },
    })
  })

  test.each([
    ['name', ''],
    ['amount', 'much'],
    ['amount', '0'],
    ['amount', ''],
    ['actual', '80, high'],
    ['forecast', '-5'],
  ] as const)('is refused at its %s “%s”', (field, text) => {
    expect(checkDraft({ ...typed, [field]: text })).toHaveProperty(['problems', field])
  })

  test('comes back as it was', () => {
    const { name, amount, period, metric } = budget()
    const deep = { cloud_provider: ['AWS' as const], account: 'shop', tag: ['team=web'] }
    const draft = draftOf({ ...budget(), scope: deep })
    expect(checkDraft(draft)).toMatchObject({ budget: { scope: deep } })
    const elsewhere = { ...draft, below: withNames(draft.below, 'account', ['web']) }
    expect(checkDraft(elsewhere)).toMatchObject({ budget: { scope: { ...deep, account: ['web'] } } })
    const everywhere = { ...draft, below: withNames(draft.below, 'account', []) }
    expect(checkDraft(everywhere)).toEqual({
      budget: expect.objectContaining({ scope: { cloud_provider: ['AWS'], tag: ['team=web'] } }),
    })
    expect(checkDraft(draftOf(budget()))).toMatchObject({
      budget: { name, amount, period, metric, scope: { cloud_provider: ['AWS'] } },
    })
  })
})

describe('a budget in words', () => {
  test('names its scope', () => {
    expect(scopeWords(budget())).toBe('AWS')
    expect(scopeWords({ scope: {}, metric: 'effective' })).toBe('All effective costs')
    expect(scopeWords({ scope: { service_name: ['S3', 'EC2'] }, metric: 'billed' })).toBe('S3, EC2')
    const deep = { account: ['shop', 'web'], region: 'eu-west-1', tag: 'team=web', exclude: 'tax' as const }
    expect(scopeWords({ scope: deep, metric: 'billed' })).toBe('shop, web / eu-west-1 / team=web without tax')
    expect(scopeWords({ scope: { exclude: ['credits', 'tax'] }, metric: 'billed' })).toBe(
      'All costs without credits, tax',
    )
  })

  test('says when it is used up', () => {
    const at = (date: string | null) =>
      overrunWords(budget({ projected_overrun_date: date }).state, '2026-11-24')
    expect(at(null)).toBe('Not in this period')
    expect(at('2026-11-27')).toBe('Expected on Nov 27, 2026')
    expect(at('2026-11-20')).toBe('Exceeded on Nov 20, 2026')
  })

  test('together begin with the worst', () => {
    expect(budgetWords([])).toBe('None yet')
    expect(budgetWords([budget(), budget()])).toBe('All on track')
    expect(budgetWords([budget({ status: 'at_risk' }), budget({ status: 'over' })])).toBe('1 over, 1 at risk')
    expect([0, 1, 2].map(alertWords)).toEqual(['No open alerts', '1 open alert', '2 open alerts'])
  })

  test('do not claim an interval that history does not justify', () => {
    expect(intervalWords(forecast)).toBe('$1,250.00 – $2,000.00 in 8 of 10 cases')
    expect(intervalWords({ ...forecast, lower_80: null })).toBe('Too little history for an interval')
    expect(errorWords(6.13)).toBe('Off by 6.1% in tests on your data')
    expect(errorWords(null)).toBe('Not yet tested on your data')
  })
})

describe('a webhook that is typed', () => {
  const typed = { ...emptyWebhook, name: 'On-call', url: 'https://example.com/hook' }

  test('needs a secret where it is signed, but not to stay as it is', () => {
    expect(checkNewWebhook(typed)).toHaveProperty(['problems', 'secret'])
    expect(checkNewWebhook({ ...typed, shape: 'slack' })).toHaveProperty('webhook')
    expect(checkChangedWebhook(3, typed)).toEqual({
      webhook: {
        id: 3,
        name: 'On-call',
        url: 'https://example.com/hook',
        shape: 'json',
        is_enabled: true,
        filter: {},
        time_zone: 'UTC',
        quiet_hours: null,
        digest: 'off',
        digest_time: '08:00',
      },
    })
  })

  test.each(['ftp://example.com', 'nowhere', ''])('refuses the address “%s”', (url) => {
    expect(checkNewWebhook({ ...typed, shape: 'teams', url })).toHaveProperty(['problems', 'url'])
  })
})

test('a delivery says what came of it and what is next', () => {
  const delivery = {
    id: 1,
    webhook_id: 1,
    message: 'test' as const,
    message_id: 'msg_1',
    digest_id: null,
    waits_for: null,
    alert_id: null,
    event: 'raised' as const,
    status: 'pending',
    attempts: [{ attempted_at: '2026-11-24T12:00:00.000Z', status_code: 500, error: 'Server error' }],
    next_attempt_at: '2026-11-24T12:01:00.000Z',
    created_at: '2026-11-24T12:00:00.000Z',
  } as const
  const asIs = { ...delivery, attempts: [...delivery.attempts] }
  expect(deliveryWords(asIs)).toBe(
    'The message did not arrive (HTTP 500: Server error). It is tried again Nov 24, 2026, 12:01 UTC.',
  )
  expect(deliveryWords({ ...asIs, status: 'failed', next_attempt_at: null })).toContain('not tried again')
  expect(attemptWords({ ...asIs, attempts: [] })).toBe('Not tried yet')
})
