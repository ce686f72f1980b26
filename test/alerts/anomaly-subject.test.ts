import { expect, test } from 'vitest'
import { anomalySubject } from '../../server/alerts/sources/anomaly-subject.ts'
import { anomaly } from '../support/insight-answers.ts'

test('an anomaly is about its service and account, and about wherever else the same change shows', () => {
  expect(anomalySubject(anomaly())).toEqual({
    cloud_provider: ['AWS'],
    service_name: ['EC2'],
    account: [],
    region: [],
    charge_kind: [],
  })
  const impact = { kind: 'spike', first_seen: '2026-11-10', impact: 5 } as const
  const region = anomaly({
    service_name: null,
    account: null,
    dimension: 'region',
    name: 'eu-west-1',
    parts: [
      { ...impact, service_name: 'EC2', account: 'shop', dimension: 'service', name: 'EC2' },
      { ...impact, service_name: null, account: 'web', dimension: 'account', name: 'web' },
    ],
  })
  expect(anomalySubject(region)).toMatchObject({
    service_name: ['EC2'],
    account: ['shop', 'web'],
    region: ['eu-west-1'],
  })
})
