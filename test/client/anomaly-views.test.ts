import { describe, expect, test } from 'vitest'
import { AnomaliesView, anomalyQuery, shownAnomalies } from '../../client/anomalies/anomalies-view.ts'
import { standingWords } from '../../client/anomalies/standing-words.ts'
import { anomalyShape } from '../../client/charts/anomaly-shape.ts'
import {
  driverWords,
  impactWords,
  monthlyWords,
  partWords,
  subjectWords,
  whenWords,
} from '../../client/charts/anomaly-words.ts'
import { addressProblems } from '../../client/ui/address-problems.ts'
import { writeAddress } from '../../client/ui/write-address.ts'
import { anomaly } from '../support/insight-answers.ts'

const days = { start_date: '2026-11-10', end_date: '2026-11-11' }

describe('the view of anomalies', () => {
  test('is the usual one where the address says nothing or nonsense', () => {
    const usual = AnomaliesView.parse({})
    expect(usual).toMatchObject({ status: 'open', provider: 'all', preset: 'last_90_days', id: '' })
    expect(AnomaliesView.parse({ status: 'odd', provider: 'IBM', start_date: '2026-02-30' })).toEqual(usual)
    expect(writeAddress(usual, usual).toString()).toBe('')
  })

  test('says what of the address makes no sense', () => {
    const address = new URLSearchParams('status=odd&severity=high&start_date=2026-02-30')
    expect(addressProblems(address, AnomaliesView.parse(Object.fromEntries(address)))).toEqual([
      'The address asks for status “odd”, which does not exist; the usual is shown.',
      'The address asks for start_date “2026-02-30”, which does not exist; the usual is shown.',
    ])
  })

  test('comes back as it was written', () => {
    const view = AnomaliesView.parse({ status: 'all', severity: 'high', ...days })
    const address = writeAddress(view, AnomaliesView.parse({}))
    expect(address.toString()).toBe('status=all&severity=high&start_date=2026-11-10&end_date=2026-11-11')
    expect(AnomaliesView.parse(Object.fromEntries(address))).toEqual(view)
  })

  test.each([
    [{}, { metric: 'billed', status: 'open', preset: 'last_90_days' }],
    [{ status: 'all', preset: 'all_data' }, { metric: 'billed' }],
    [
      { status: 'all', provider: 'AWS', ...days },
      { metric: 'billed', cloud_provider: 'AWS', ...days },
    ],
  ])('%j asks for %j', (address, query) => {
    expect(anomalyQuery(AnomaliesView.parse(address))).toEqual(query)
  })

  test('shows what its filters let through, the one that is looked at first', () => {
    const all = [
      anomaly({ id: 'a' }),
      anomaly({ id: 'b', kind: 'drop' }),
      anomaly({ id: 'c', severity: 'low' }),
    ]
    const ids = (address: object) => shownAnomalies(all, AnomaliesView.parse(address)).map(({ id }) => id)
    expect(ids({ id: 'c' })).toEqual(['c', 'a', 'b'])
    expect(ids({ kind: 'spike' })).toEqual(['a', 'c'])
    expect(ids({ kind: 'spike', severity: 'high' })).toEqual(['a'])
  })

  test('finds a part of a name, and puts the dearest first', () => {
    const all = [
      anomaly({ id: 'a', impact: 5 }),
      anomaly({ id: 'b', impact: -90, dimension: 'usage_type', name: 'NatGateway-Bytes' }),
    ]
    const ids = (address: object) => shownAnomalies(all, AnomaliesView.parse(address)).map(({ id }) => id)
    expect(ids({})).toEqual(['a', 'b'])
    expect(ids({ order: 'dearest' })).toEqual(['b', 'a'])
    expect(ids({ find: ' natgate' })).toEqual(['b'])
    expect(ids({ find: 'ec2 / usage' })).toEqual(['b'])
  })
})

describe('an anomaly in words', () => {
  test('says whose it is, when, and how much', () => {
    const scope = { account: 'shop', dimension: 'account', name: 'shop' } as const
    const slow = anomaly({ ...scope, kind: 'slow_rise', began: '2026-10-20', is_ongoing: true })
    expect(subjectWords(slow)).toBe('AWS / EC2 / account shop')
    expect(subjectWords({ ...slow, service_name: null })).toBe('AWS / account shop')
    expect(subjectWords(anomaly())).toBe('AWS / EC2')
    expect(whenWords(slow)).toBe('Slow rise, Nov 10 – 11, 2026, began about Oct 20, 2026, still going on')
    expect(whenWords(anomaly())).toBe('Spike, Nov 10 – 11, 2026, over')
    expect(whenWords(anomaly({ kind: 'new', is_ongoing: true }))).toBe(
      'New since Nov 10, 2026, still going on',
    )
    expect(impactWords(slow)).toBe('+$143.10 (+47.7%)')
    expect(impactWords(anomaly({ percent: null, impact: -5 }))).toBe('−$5.00 (out of nothing)')
  })

  test('names its driver, or that the bills know none', () => {
    const driver = { dimension: 'usage_type', name: 'BoxUsage', impact: 120.5, percentage: 84.2 }
    expect(driverWords(anomaly({ driver }))).toBe('BoxUsage (usage type): +$120.50, 84.2% of the difference')
    expect(driverWords(anomaly())).toBe('The bills of AWS tell no more than the service.')
  })

  test('says what it costs a month, and where else it shows', () => {
    expect(monthlyWords(anomaly())).toBeNull()
    expect(monthlyWords(anomaly({ monthly_impact: 1368 }))).toBe('+$1,368.00 a month')
    const { account, first_seen } = anomaly()
    const part = {
      service_name: 'EC2',
      account,
      dimension: 'usage_type',
      name: 'NatGateway',
      first_seen,
    } as const
    const spike = { ...part, kind: 'spike', impact: 15 } as const
    expect(partWords(spike, anomaly())).toBe('usage type NatGateway +$15.00')
    expect(partWords(spike, { service_name: null })).toBe('EC2 / usage type NatGateway +$15.00')
    expect(
      partWords({ ...part, service_name: null, dimension: 'region', kind: 'new', impact: 2 }, anomaly()),
    ).toBe('region NatGateway (new) +$2.00')
  })

  test('says what was decided, what that covers, or why it closed', () => {
    const decided = anomaly({ status: 'expected', decided_at: '2026-11-20T08:00:00.000Z', note: 'Backup' })
    expect(standingWords(anomaly())).toBeNull()
    expect(standingWords(decided)).toMatch(/^Expected since Nov 20, 2026.*: Backup$/)
    expect(standingWords({ ...decided, covers: 'monthly' })).toMatch(/, its kind every month: Backup$/)
    expect(standingWords({ ...decided, covers: 'until', covers_until: '2026-12-31' })).toContain(
      'its kind until Dec 31, 2026',
    )
    expect(standingWords({ ...decided, covered_by: 'x' })).toContain('expected with an earlier one')
    const closed = {
      state: 'vanished',
      reason: 'The costs were removed.',
      at: '2026-11-20T08:00:00.000Z',
    } as const
    expect(standingWords(anomaly({ closed }))).toMatch(/^Closed by itself on .*: The costs were removed\.$/)
  })

  test('is drawn as days with a level each, over what they should have cost', () => {
    const chart = { start_date: '2026-11-09', actual: [10, 40, 20], usual: [10, null, 20] }
    const drawn = { chart, began: '2026-11-10', through: '2026-11-10' }
    expect(anomalyShape(drawn, 30, 40)).toEqual({
      actual: 'M0.0 30.0L10.0 30.0L10.0 0.0L20.0 0.0L20.0 20.0L30.0 20.0',
      usual: 'M0.0 30.0L10.0 30.0M20.0 20.0L30.0 20.0',
      odd: { x: 10, width: 10 },
    })
    expect(anomalyShape({ ...drawn, began: '2026-12-01', through: '2026-12-01' }, 30, 40).odd).toBeNull()
    const none = { ...drawn, chart: { ...chart, actual: [], usual: [] } }
    expect(anomalyShape(none, 30, 40)).toEqual({ actual: '', usual: '', odd: null })
  })
})
