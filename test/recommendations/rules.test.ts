import { describe, expect, test } from 'vitest'
import type { CostLine, Rule } from '../../server/recommendations/evidence.ts'
import { dataTransferShare } from '../../server/recommendations/rules/data-transfer-share.ts'
import { dearerThanElsewhere } from '../../server/recommendations/rules/dearer-than-elsewhere.ts'
import { extendedSupport } from '../../server/recommendations/rules/extended-support.ts'
import { idleCharges } from '../../server/recommendations/rules/idle-charges.ts'
import { nonProductionHours } from '../../server/recommendations/rules/non-production-hours.ts'
import { olderGenerations } from '../../server/recommendations/rules/older-generations.ts'
import { gp3Saving, olderVolumes } from '../../server/recommendations/rules/older-volumes.ts'
import { serverlessGrowth } from '../../server/recommendations/rules/serverless-growth.ts'
import { steadyBaseline } from '../../server/recommendations/rules/steady-baseline.ts'
import { storageGrowth } from '../../server/recommendations/rules/storage-growth.ts'
import { unresolvedAnomaly } from '../../server/recommendations/rules/unresolved-anomaly.ts'
import { untaggedSpend } from '../../server/recommendations/rules/untagged-spend.ts'
import { unusedCommitments } from '../../server/recommendations/rules/unused-commitments.ts'
import { coveragePercent } from '../../server/commitments/covered-usage.ts'
import { eligibleUsage } from '../../server/recommendations/eligible-usage.ts'
import { monthlyCost } from '../../server/recommendations/line-figures.ts'
import { costLine, daily, evidenceOf, resourceOf } from '../support/cost-lines.ts'
import { anomaly } from '../support/anomalies.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const rising = daily(({ place }) => 10 + place / 20)
const engine = {
  cloud_provider: 'GCP' as const,
  service_name: 'Compute Engine',
  usage_type: 'N2 Instance Core running in Americas',
}
const storage = { service_name: 'S3', usage_type: 'TimedStorage-ByteHrs' }
const functions = { service_name: 'Lambda', usage_type: 'Lambda-GB-Second' }
const other = { service_name: 'VPC' }

const savings: [string, Rule, CostLine[], number][] = [
  [
    'non-production that runs all week',
    nonProductionHours,
    [costLine({ account: 'shop-dev' })],
    month * 0.64,
  ],
  ['unused commitments', unusedCommitments, [costLine({ commitment_status: 'Unused' })], month * 0.9],
  [
    'unused commitments by name',
    unusedCommitments,
    [costLine({ usage_type: 'Unused Reservation' })],
    month * 0.9,
  ],
  ['idle addresses', idleCharges, [costLine({ ...other, usage_type: 'ElasticIP:IdleAddress' })], month * 0.9],
  ['unattached disks', idleCharges, [costLine({ usage_type: 'Unattached disks' })], month * 0.9],
  ['gp2 volumes', olderVolumes, [costLine({ usage_type: 'EBS:VolumeUsage.gp2' })], month * 0.2],
  ['extended support', extendedSupport, [costLine({ usage_type: 'ExtendedSupport:Yr1' })], month],
  ['m4 machines', olderGenerations, [costLine({ usage_type: 'EUC1-BoxUsage:m4.xlarge' })], month * 0.1],
  [
    'Dv2 machines',
    olderGenerations,
    [costLine({ cloud_provider: 'Azure', service_name: 'Virtual Machines', usage_type: 'D4 v2' })],
    month * 0.1,
  ],
  [
    'N1 machines',
    olderGenerations,
    [
      costLine({
        cloud_provider: 'GCP',
        service_name: 'Compute Engine',
        usage_type: 'N1 Predefined Instance Core running in Americas',
      }),
    ],
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
      costLine({ ...engine, quantity: 120, unit: 'Hours' }),
    ]
    expect(dearerThanElsewhere.find(evidenceOf(lines))).toMatchObject([
      { saving: null, evidence: [{ value: 8.4 }, { value: 7 }, { value: expect.closeTo(20, 6) }] },
    ])
  })
})

describe('a rule finds nothing', () => {
  const quietAtWeekends = daily(({ isWeekend }) => (isWeekend ? 3 : 10))
  const archive = { ...storage, usage_type: 'TimedStorage-GlacierByteHrs' }
  test.each<[string, Rule, CostLine[]]>([
    [
      'in non-production that is off at weekends',
      nonProductionHours,
      [costLine({ account: 'dev', daily: quietAtWeekends })],
    ],
    ['in production', nonProductionHours, [costLine({ account: 'devices' })]],
    ['in production that integrates', nonProductionHours, [costLine({ account: 'Data Integration Prod' })]],
    ['in production that tests', nonProductionHours, [costLine({ account: 'prod-testing' })]],
    [
      'old in what a commitment covers',
      olderVolumes,
      [costLine({ usage_type: 'EBS:VolumeUsage.gp2', commitment_status: 'Used' })],
    ],
    [
      'old in storage of databases',
      olderVolumes,
      [costLine({ service_name: 'RDS', usage_type: 'RDS:GP2-Storage' })],
    ],
    [
      'to commit to in spot, volumes and gateways',
      steadyBaseline,
      ['SpotUsage:m5.large', 'EBS:VolumeUsage.gp3', 'NatGateway-Hours'].map((usage_type) =>
        costLine({ usage_type }),
      ),
    ],
    [
      'transferred in logs, queries and gateways',
      dataTransferShare,
      [
        costLine({ service_name: 'CloudWatch', usage_type: 'DataProcessing-Bytes' }),
        costLine({ usage_type: 'VpcEndpoint-Bytes' }),
      ],
    ],
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
    ['dearer where two cost about the same', dearerThanElsewhere, [costLine(), costLine(engine)]],
  ])('%s', (_name, rule, lines) => expect(rule.find(evidenceOf(lines))).toEqual([]))

  test('in anomalies that are over, cheap or decided on', () => {
    const anomalies = [
      anomaly({ is_ongoing: false, severity: 'high' }),
      anomaly({ is_ongoing: true, severity: 'low' }),
      anomaly({ is_ongoing: true, severity: 'high', status: 'expected' }),
      anomaly({ is_ongoing: true, severity: 'high', direction: 'down' }),
      anomaly({ is_ongoing: true, severity: 'high', kind: 'new' }),
    ]
    expect(unresolvedAnomaly.find(evidenceOf([costLine()], { anomalies }))).toEqual([])
  })
})

describe('gp3 for gp2', () => {
  // 1,000 GB at 0.10 cost 100 a month; as gp3 80 for the storage, and 125 MB/s more at half of 0.08.
  test.each([
    [100, 10, 2],
    [1000, 100, 15],
    [2000, 200, 40 - 0.08 * (0.06 * 3000 + 0.5 * 125)],
  ])('for %d GB that cost %d saves %d', (gigabytes, monthly, saving) => {
    const quantity = (gigabytes * 28) / 30.4375
    expect(gp3Saving({ monthly, quantity, unit: 'GB-Mo' }, 0.2)).toBeCloseTo(saving, 6)
  })

  test('is not known without a size', () => {
    expect(gp3Saving({ monthly: 10, quantity: 1, unit: 'Hrs' }, 0.2)).toBeNull()
    expect(gp3Saving({ monthly: 10, quantity: null, unit: null }, 0.2)).toBeNull()
  })

  test('names volumes with a command each', () => {
    const line = costLine({ usage_type: 'EBS:VolumeUsage.gp2', unit: 'GB-Mo' })
    const resource = resourceOf(line, { resource_id: 'vol-1', region: 'eu-west-1', quantity: 28 })
    const [draft] = olderVolumes.find(evidenceOf([line], { resources: [resource] }))
    expect(draft?.resources).toMatchObject([
      {
        saving: month * 0.2,
        command: 'aws ec2 modify-volume --region eu-west-1 --volume-id vol-1 --volume-type gp3',
      },
    ])
  })
})

describe('non-production', () => {
  test('is what tags say, whatever the account is called', () => {
    const line = costLine({ account: 'shop' })
    const tagged = (resource_id: string, env: string, monthly: number) =>
      resourceOf(line, { resource_id, tags: { env }, monthly })
    const resources = [tagged('i-1', 'dev', 100), tagged('i-2', 'production', 200)]
    const [draft] = nonProductionHours.find(evidenceOf([line], { resources }))
    expect(draft?.resources?.map(({ resource }) => resource.resource_id)).toEqual(['i-1'])
    expect(draft?.saving?.expected).toBeCloseTo(64, 6)
  })
})

test('a fee of a month counts once, on whichever day it comes', () => {
  const first = (day: string) => day.endsWith('-01')
  const line = costLine({
    usage_type: 'HeavyUsage:m5.large',
    charge_kind: 'commitment-fee',
    commitment_status: 'Unused',
    daily: daily(({ date }) => (first(date) ? 700 : 0)),
  })
  expect(monthlyCost([line])).toBe(700)
  const before = { ...line, daily: line.daily.slice(0, 60) }
  expect(monthlyCost([before])).toBe(700)
  const over = { ...line, daily: line.daily.map((cost, place) => (place < 35 ? cost : 0)) }
  expect(monthlyCost([over])).toBe(0)
})

test('what credits take off is covered, and nothing to commit to', () => {
  const usage = costLine(engine)
  const credit = costLine({ ...engine, commitment_type: 'Committed Use Discount', daily: daily(() => -10) })
  expect(coveragePercent(eligibleUsage([usage, credit]))).toBe(100)
  expect(steadyBaseline.find(evidenceOf([usage, credit]))).toEqual([])
  const covered = costLine({ commitment_status: 'Used', daily: daily(() => 7.2), without_commitment: 840 })
  expect(coveragePercent(eligibleUsage([covered, costLine()]))).toBeCloseTo(50, 6)
})
