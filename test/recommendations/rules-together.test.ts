import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { claimSavings } from '../../server/recommendations/claim-ledger.ts'
import type { Activity } from '../../server/recommendations/evidence.ts'
import { monthlyCost } from '../../server/recommendations/line-figures.ts'
import { dataTransferShare } from '../../server/recommendations/rules/data-transfer-share.ts'
import { idleNatGateways } from '../../server/recommendations/rules/idle-gateways.ts'
import { incompleteUploads } from '../../server/recommendations/rules/incomplete-uploads.ts'
import { rules } from '../../server/recommendations/rules/index.ts'
import { storageGrowth } from '../../server/recommendations/rules/storage-growth.ts'
import { unattachedDisks } from '../../server/recommendations/rules/unattached-disks.ts'
import { unusedAddresses } from '../../server/recommendations/rules/unused-addresses.ts'
import { adviceDefaults } from '../../shared/advice-settings.ts'
import { daily } from '../support/cost-lines.ts'
import { azure, cur, evidenceFrom, perDay, row } from '../support/rule-cases.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const nat = 'arn:aws:ec2:eu-west-1:1:natgateway/nat-1'
const done = (
  charge_kind: Activity['charge_kind'],
  resource_id: string,
  more: Partial<Activity> = {},
): Activity => ({
  cloud_provider: 'AWS',
  account: null,
  charge_kind,
  resource_id,
  upload: null,
  cost: 0,
  quantity: 1,
  ...more,
})

/** Rows that as many rules as possible are about. */
const everything = [
  ...['t3.large', 'm5.large', 'm4.large'].map((type) =>
    row(
      cur('AmazonEC2', `BoxUsage:${type}`, 'RunInstances'),
      `i-${type}`,
      {},
      { tags: { env: 'dev', role: 'batch' } },
    ),
  ),
  row(cur('AmazonEC2', 'NatGateway-Hours'), nat),
  row(cur('AmazonEC2', 'NatGateway-Bytes'), 'nat-2'),
  row(cur('AmazonEC2', 'DataTransfer-Regional-Bytes', 'InterZone-In')),
  row(cur('AmazonEC2', 'DataTransfer-Out-Bytes')),
  row(cur('AmazonEC2', 'EBS:VolumeUsage.gp2'), 'vol-1'),
  row(cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage'), 'bucket'),
  row(cur('AmazonS3', 'Requests-Tier1'), 'bucket', perDay(0.01)),
  row(cur('AWSLambda', 'Lambda-GB-Second'), 'f'),
  row(cur('AmazonElastiCache', 'NodeUsage:cache.r5.large', 'CreateCacheCluster:0002'), 'cache'),
]

test('all rules together never save more than the charges cost, and give their names once', () => {
  const evidence = evidenceFrom(everything)
  const drafts = rules.flatMap(({ find }) => find(evidence))
  const claimed = claimSavings(drafts)
  const total = claimed.reduce((sum, { saving }) => sum + (saving?.expected ?? 0), 0)
  expect(drafts.length).toBeGreaterThan(10)
  expect(total).toBeLessThan(monthlyCost(evidence.lines))
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
  const [whole] = claimSavings(rules.flatMap(({ find }) => find(evidenceFrom(everything, [], 3)))).map(
    ({ saving }) => saving,
  )
  expect(whole?.expected).toBeCloseTo(3 * (claimed[0]?.saving?.expected ?? 0), 5)
})

test('a machine is moved to one processor, by one rule', () => {
  const about = rules.filter(({ name }) => /^(graviton|amd|older-generations)/.test(name))
  for (const [type, platform] of [
    ['m5.large', ''],
    ['m5.large', ':0002'],
    ['m4.large', ''],
    ['m5a.large', ''],
  ] as const) {
    const evidence = evidenceFrom([row(cur('AmazonEC2', `BoxUsage:${type}`, `RunInstances${platform}`))])
    expect(about.flatMap(({ find }) => find(evidence))).toHaveLength(1)
  }
})

test('transfer with a rule of its own is no part of the transfer of all', () => {
  const rows = [
    row(cur('AmazonEC2', 'DataTransfer-Out-Bytes')),
    row(cur('AmazonEC2', 'DataTransfer-Regional-Bytes')),
  ]
  const [draft] = dataTransferShare.find(evidenceFrom(rows))
  expect(draft?.saving?.expected).toBeCloseTo(0.3 * month, 6)
  expect(draft?.lines.map(({ usage_type }) => usage_type)).toEqual(['DataTransfer-Out-Bytes'])
  expect(dataTransferShare.find(evidenceFrom(rows.slice(1)))).toEqual([])
})

test('storage that hardly anybody reads is moved once', () => {
  const growing = { daily: daily(({ place }) => 10 + place / 20) }
  const bucket = row(cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage'), 'bucket', growing)
  const requests = row(cur('AmazonS3', 'Requests-Tier1'), 'bucket', perDay(0.01))
  expect(storageGrowth.find(evidenceFrom([bucket]))).toHaveLength(1)
  expect(storageGrowth.find(evidenceFrom([bucket, requests]))).toEqual([])
})

test('gateways are idle only without traffic, also such that cost nothing', () => {
  const rows = [row(cur('AmazonEC2', 'NatGateway-Hours'), nat)]
  const find = (...activity: Activity[]) => idleNatGateways.find(evidenceFrom(rows, activity))
  expect(find(done('nat-processing', nat))).toEqual([])
  expect(find(done('nat-processing', 'nat-2'))).toMatchObject([{ confidence: 'high' }])
  expect(find()).toMatchObject([
    {
      confidence: 'medium',
      resources: [{ command: 'aws ec2 describe-nat-gateways --nat-gateway-ids nat-1' }],
    },
  ])
})

test('nothing is alone where not all resources are known', () => {
  const group = '/subscriptions/1/resourceGroups/a/providers'
  const some = evidenceFrom([
    row(azure('Storage', 'Premium SSD Managed Disks', 'P10 LRS Disk'), `${group}/disk`),
    row(azure('Virtual Network', 'IP Addresses', 'Standard IPv4 Static Public IP'), `${group}/ip`),
  ])
  const find = (evidence: typeof some) => [
    ...unattachedDisks.find(evidence),
    ...unusedAddresses.find(evidence),
  ]
  expect(find(some)).toHaveLength(2)
  expect(find({ ...some, has_all_resources: false })).toEqual([])
})

test('uploads that were never completed are counted, without money', () => {
  const rows = [row(cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage'), 'bucket')]
  const uploads = (started: number, completed: number) => [
    done('storage-requests', 'bucket', { upload: 'InitiateMultipartUpload', quantity: started }),
    done('storage-requests', 'bucket', { upload: 'CompleteMultipartUpload', quantity: completed }),
  ]
  expect(incompleteUploads.find(evidenceFrom(rows, uploads(100, 60)))).toMatchObject([
    { saving: null, evidence: [{ value: 100 }, { value: 40 }], resources: [{ saving: null }] },
  ])
  expect(incompleteUploads.find(evidenceFrom(rows, uploads(100, 98)))).toEqual([])
  expect(incompleteUploads.find(evidenceFrom(rows))).toEqual([])
})

test('an id of a bill is one word of a shell', () => {
  const rows = [row(azure('NAT Gateway', 'NAT Gateway', 'Standard Gateway'), "/subscriptions/1/x; echo 'y'")]
  expect(idleNatGateways.find(evidenceFrom(rows))[0]?.resources?.[0]?.command).toBe(
    `az resource show --ids '/subscriptions/1/x; echo '\\''y'\\'''`,
  )
})

test('every rule and what it assumes stands in the docs', async () => {
  const docs = await readFile('docs/insight.md', 'utf8')
  const names = [...rules.map(({ name }) => name), ...Object.keys(adviceDefaults)]
  expect(names.filter((name) => !docs.includes(`\`${name}\``))).toEqual([])
})
