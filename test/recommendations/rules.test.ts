import { describe, expect, test } from 'vitest'
import type { CostLine, Rule } from '../../server/recommendations/evidence.ts'
import { dataTransferShare } from '../../server/recommendations/rules/data-transfer-share.ts'
import { dearerThanElsewhere } from '../../server/recommendations/rules/dearer-than-elsewhere.ts'
import { flatWeekends } from '../../server/recommendations/rules/flat-weekends.ts'
import { idleCharges } from '../../server/recommendations/rules/idle-charges.ts'
import { nonProductionHours } from '../../server/recommendations/rules/non-production-hours.ts'
import { olderGenerations } from '../../server/recommendations/rules/older-generations.ts'
import { serverlessGrowth } from '../../server/recommendations/rules/serverless-growth.ts'
import {
  bestCommitment,
  commitmentSaving,
  steadyBaseline,
} from '../../server/recommendations/rules/steady-baseline.ts'
import { storageGrowth } from '../../server/recommendations/rules/storage-growth.ts'
import { unresolvedAnomaly } from '../../server/recommendations/rules/unresolved-anomaly.ts'
import { untaggedSpend } from '../../server/recommendations/rules/untagged-spend.ts'
import { unusedCommitments } from '../../server/recommendations/rules/unused-commitments.ts'
import { costLine, daily, evidenceOf } from '../support/cost-lines.ts'
import { anomaly } from '../support/anomalies.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const rising = daily(({ place }) => 10 + place / 20)
const storage = { service_name: 'S3', category: 'storage' as const }
const functions = { service_name: 'Lambda', category: 'serverless' as const }
const other = { service_name: 'VPC', category: 'other' as const }

const savings: [string, Rule, CostLine[], number][] = [
  [
    'non-production that runs all week',
    nonProductionHours,
    [costLine({ account: 'shop-dev' })],
    month * 0.64,
  ],
  ['compute as dear at weekends', flatWeekends, [costLine()], ((month * 2) / 7) * 0.5],
  ['unused commitments', unusedCommitments, [costLine({ commitment_status: 'Unused' })], month * 0.9],
  [
    'unused commitments by name',
    unusedCommitments,
    [costLine({ usage_type: 'Unused Reservation' })],
    month * 0.9,
  ],
  ['idle addresses', idleCharges, [costLine({ ...other, usage_type: 'ElasticIP:IdleAddress' })], month * 0.9],
  ['unattached disks', idleCharges, [costLine({ ...other, service_name: 'Unattached disks' })], month * 0.9],
  ['gp2 volumes', olderGenerations, [costLine({ ...other, usage_type: 'EBS:VolumeUsage.gp2' })], month * 0.2],
  ['m4 machines', olderGenerations, [costLine({ usage_type: 'EUC1-BoxUsage:m4.xlarge' })], month * 0.1],
  [
    'Dv2 machines',
    olderGenerations,
    [costLine({ cloud_provider: 'Azure', usage_type: 'D4 v2' })],
    month * 0.1,
  ],
  [
    'N1 machines',
    olderGenerations,
    [costLine({ cloud_provider: 'GCP', usage_type: 'N1 Predefined Instance Core' })],
    month * 0.1,
  ],
  [
    'data transfer',
    dataTransferShare,
    [costLine(), costLine({ ...other, usage_type: 'EUC1-DataTransfer-Out-Bytes' })],
    month * 0.3,
  ],
  ['a steady baseline', steadyBaseline, [costLine()], month * 0.28],
]

describe('a rule finds', () => {
  test.each(savings)('%s', (_name, rule, lines, expected) => {
    const [draft, ...others] = rule.find(evidenceOf(lines))
    expect(others).toEqual([])
    expect(draft?.saving?.expected).toBeCloseTo(expected, 6)
    expect(draft?.saving?.low).toBeLessThanOrEqual(draft?.saving?.expected ?? 0)
    expect(draft?.saving?.high).toBeGreaterThanOrEqual(draft?.saving?.expected ?? 0)
    expect(draft?.evidence.length).toBeGreaterThan(0)
  })

  test.each(savings)('%s, and k times the saving for k times the cost', (_name, rule, lines, expected) => {
    const scaled = lines.map((line) => ({ ...line, daily: line.daily.map((cost) => cost * 7) }))
    const [draft] = rule.find(evidenceOf(scaled.toReversed()))
    expect(draft?.saving?.expected).toBeCloseTo(7 * expected, 5)
  })

  test.each([
    ['storage', storageGrowth, storage, 0.4 * 0.45],
    ['serverless', serverlessGrowth, functions, 0.15],
  ])('growing %s', (_name, rule, service, part) => {
    const [draft] = rule.find(evidenceOf([costLine({ ...service, daily: rising })]))
    // The last four weeks cost 10 + 56/20 to 10 + 83/20 a day: 13.475 on average.
    expect(draft?.saving?.expected).toBeCloseTo(13.475 * 30.4375 * part, 6)
  })

  test('an anomaly that goes on', () => {
    const open = anomaly({ is_ongoing: true, severity: 'high', impact: 60 })
    const [draft] = unresolvedAnomaly.find(evidenceOf([costLine()], { anomalies: [open] }))
    expect(draft?.saving?.expected).toBeCloseTo(60 * 30.4375, 6)
  })

  test('untagged spend, without a saving', () => {
    const lines = [costLine({ is_tagged: true }), costLine({ account: 'b', is_tagged: false })]
    expect(untaggedSpend.find(evidenceOf(lines))).toMatchObject([
      { saving: null, evidence: [{ value: expect.closeTo(month, 6) }, { value: 50 }] },
    ])
  })

  test('a service that is dearer per unit than elsewhere, without a saving', () => {
    const lines = [
      costLine({ quantity: 100, unit: 'Hours' }),
      costLine({ cloud_provider: 'GCP', service_name: 'Compute Engine', quantity: 120, unit: 'Hours' }),
    ]
    expect(dearerThanElsewhere.find(evidenceOf(lines))).toMatchObject([
      { saving: null, evidence: [{ value: 8.4 }, { value: 7 }, { value: expect.closeTo(20, 6) }] },
    ])
  })
})

describe('a rule finds nothing', () => {
  const quietAtWeekends = daily(({ isWeekend }) => (isWeekend ? 3 : 10))
  const archive = { ...storage, usage_type: 'TimedStorage-Glacier' }
  test.each<[string, Rule, CostLine[]]>([
    [
      'in non-production that is off at weekends',
      nonProductionHours,
      [costLine({ account: 'dev', daily: quietAtWeekends })],
    ],
    ['in production', nonProductionHours, [costLine({ account: 'devices' })]],
    ['in compute that rests at weekends', flatWeekends, [costLine({ daily: quietAtWeekends })]],
    ['in commitments that are used', unusedCommitments, [costLine({ commitment_status: 'Used' })]],
    ['idle in a service of usual names', idleCharges, [costLine()]],
    [
      'old in the current generation',
      olderGenerations,
      [costLine({ usage_type: 'BoxUsage:m7g.large' }), costLine({ usage_type: 'VolumeUsage.gp3' })],
    ],
    ['in storage that does not grow', storageGrowth, [costLine(storage)]],
    [
      'in storage whose cold part grows',
      storageGrowth,
      [costLine(storage), costLine({ ...archive, daily: daily(({ place }) => place / 4) })],
    ],
    ['in functions that do not grow', serverlessGrowth, [costLine(functions)]],
    [
      'in little data transfer',
      dataTransferShare,
      [costLine({ daily: daily(() => 1000) }), costLine({ ...other, usage_type: 'DataTransfer-Out' })],
    ],
    [
      'to commit to where days differ too much',
      steadyBaseline,
      [costLine({ daily: daily(({ place }) => (place % 3 === 0 ? 30 : 0)) })],
    ],
    ['to commit to with too few days', steadyBaseline, [costLine({ daily: [10, 10, 10] })]],
    ['untagged in a bill without tags', untaggedSpend, [costLine({ is_tagged: false })]],
    [
      'dearer where two cost about the same',
      dearerThanElsewhere,
      [costLine(), costLine({ cloud_provider: 'GCP', service_name: 'Compute Engine' })],
    ],
  ])('%s', (_name, rule, lines) => expect(rule.find(evidenceOf(lines))).toEqual([]))

  test('in anomalies that are over, cheap or decided on', () => {
    const anomalies = [
      anomaly({ is_ongoing: false, severity: 'high' }),
      anomaly({ is_ongoing: true, severity: 'low' }),
      anomaly({ is_ongoing: true, severity: 'high', status: 'expected' }),
      anomaly({ is_ongoing: true, severity: 'high', direction: 'down' }),
    ]
    expect(unresolvedAnomaly.find(evidenceOf([costLine()], { anomalies }))).toEqual([])
  })
})

describe('a commitment', () => {
  // Costs of 1, 2, 3 and 4 a day, and 25 % off: the 25th percentile is 1.75.
  test('is as large as the quantile that equals the discount', () => {
    expect(bestCommitment([4, 1, 3, 2], 0.25)).toBe(1.75)
  })

  test('saves what it covers less what it costs', () => {
    // Covered: 1 + 1.75 x 3 = 6.25, or 1.5625 a day; paid: 1.75 x 0.75 = 1.3125.
    expect(commitmentSaving([4, 1, 3, 2], 1.75, 0.25)).toBeCloseTo(0.25, 12)
  })
})
