import { logRetention } from '../../server/recommendations/rules/log-retention.ts'
import { oldSnapshots } from '../../server/recommendations/rules/old-snapshots.ts'
import { provisionedConcurrency } from '../../server/recommendations/rules/provisioned-concurrency.ts'
import { tieringFee } from '../../server/recommendations/rules/tiering-fee.ts'
import { unattachedDisks } from '../../server/recommendations/rules/unattached-disks.ts'
import { unusedAddresses } from '../../server/recommendations/rules/unused-addresses.ts'
import { daily } from '../support/cost-lines.ts'
import { checkRules } from '../support/check-rules.ts'
import { azure, cur, focus, gcp, perDay, row } from '../support/rule-cases.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const ec2 = 'Amazon Elastic Compute Cloud'

const inGroup = (group: string, what: string) =>
  `/subscriptions/1/resourceGroups/${group}/providers/Microsoft.Compute/${what}`

const old = { first_day: '2025-10-01', last_day: '2026-11-22' }

const young = { ...old, first_day: '2026-10-01' }

const growing = { daily: daily(({ place }) => 10 + place * 0.05) }

checkRules([
  {
    rule: oldSnapshots,
    saving: month,
    fires: [
      [row(cur('AmazonEC2', 'EBS:SnapshotUsage', 'CreateSnapshot'), 'snap-1', {}, old)],
      [row(focus(ec2, '$0.05 per GB-Month of snapshot data stored'), 'snap-1', {}, old)],
      [
        row(
          azure('Storage', 'Standard HDD Managed Disks', 'S4 LRS Snapshots'),
          inGroup('a', 'snap'),
          {},
          old,
        ),
      ],
      [row(gcp('Compute Engine', 'Storage Image in US'), 'image-1', {}, old)],
    ],
    silent: [
      [row(cur('AmazonEC2', 'EBS:SnapshotUsage'), 'snap-1', {}, young)],
      [row(focus(ec2, '$0.05 per GB-Month of snapshot data stored'), 'snap-1', {}, young)],
      [row(cur('AmazonEC2', 'EBS:SnapshotUsage'), 'snap-1')],
      [row(cur('AmazonEC2', 'EBS:SnapshotUsage'), 'snap-1', {}, { ...old, last_day: '2026-11-01' })],
    ],
  },
  {
    rule: unattachedDisks,
    saving: 0.9 * month,
    fires: [
      [row(azure('Storage', 'Premium SSD Managed Disks', 'P10 LRS Disk'), inGroup('old', 'disks/a'))],
      [
        row(azure('Storage', 'Premium SSD Managed Disks', 'P10 LRS Disk'), inGroup('old', 'disks/a')),
        row(azure('Virtual Machines', 'Dv5', 'D2s v5'), inGroup('web', 'virtualMachines/a')),
      ],
      [row(gcp('Compute Engine', 'Storage PD Capacity'), 'disk-1', { account: 'shop' })],
    ],
    silent: [
      [
        row(azure('Storage', 'Premium SSD Managed Disks', 'P10 LRS Disk'), inGroup('web', 'disks/a')),
        row(azure('Virtual Machines', 'Dv5', 'D2s v5'), inGroup('WEB', 'virtualMachines/a')),
      ],
      [
        row(gcp('Compute Engine', 'Storage PD Capacity'), 'disk-1', { account: 'shop' }),
        row(gcp('Compute Engine', 'E2 Instance Core running'), undefined, { account: 'shop' }),
      ],
      [row(cur('AmazonEC2', 'EBS:VolumeUsage.gp3'), 'vol-1')],
    ],
  },
  {
    rule: unusedAddresses,
    saving: 0.9 * month,
    fires: [
      [row(azure('Virtual Network', 'IP Addresses', 'Standard IPv4 Static Public IP'), inGroup('old', 'ip'))],
    ],
    silent: [
      [
        row(azure('Virtual Network', 'IP Addresses', 'Standard IPv4 Static Public IP'), inGroup('web', 'ip')),
        row(
          azure('Load Balancer', 'Standard', 'Standard Included LB Rules and Outbound Rules'),
          inGroup('web', 'lb'),
        ),
      ],
      [row(azure('Virtual Network', 'IP Addresses', 'Standard IPv4 Static Public IP'))],
    ],
  },
  {
    rule: tieringFee,
    saving: month,
    fires: [
      [
        row(
          cur('AmazonS3', 'TimedStorage-INT-FA-ByteHrs', 'IntelligentTieringFAStorage'),
          'bucket',
          perDay(50),
        ),
        row(cur('AmazonS3', 'Monitoring-Automation-INT'), 'bucket'),
      ],
      [
        row(
          focus(
            'Amazon Simple Storage Service',
            '$0.023 per GB-Month of storage used in Intelligent-Tiering, Frequent Access Tier',
          ),
          'bucket',
          perDay(50),
        ),
        row(
          focus(
            'Amazon Simple Storage Service',
            '$0.0025 per 1,000 objects for Monitoring and Automation, All Storage',
          ),
          'bucket',
        ),
      ],
    ],
    silent: [
      [
        row(
          cur('AmazonS3', 'TimedStorage-INT-FA-ByteHrs', 'IntelligentTieringFAStorage'),
          'bucket',
          perDay(200),
        ),
        row(cur('AmazonS3', 'Monitoring-Automation-INT'), 'bucket'),
      ],
      [row(cur('AmazonS3', 'Inventory-ObjectsListed'), 'bucket')],
    ],
  },
  {
    // 10.15 a day in the first of twelve weeks and 14 in the last: as old as 14 / 0.05 = 280 days; 13.475 a day of late.
    rule: logRetention,
    saving: 13.475 * 30.4375 * (1 - 90 / 280),
    fires: [
      [row(cur('AmazonCloudWatch', 'EU-TimedStorage-ByteHrs', 'HourlyStorageMetering'), undefined, growing)],
      [row(azure('Log Analytics', 'Analytics Logs', 'Analytics Logs Data Retention'), undefined, growing)],
    ],
    silent: [
      [row(cur('AmazonCloudWatch', 'TimedStorage-ByteHrs'))],
      [row(cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage'), undefined, growing)],
    ],
  },
  {
    rule: provisionedConcurrency,
    saving: month - 0.71 * 0.1 * month,
    fires: [
      [
        row(cur('AWSLambda', 'EU-Lambda-Provisioned-Concurrency'), 'f'),
        row(cur('AWSLambda', 'EU-Lambda-Provisioned-GB-Second'), 'f', perDay(1)),
      ],
      [
        row(focus('AWS Lambda', 'AWS Lambda - Provisioned Concurrency')),
        row(focus('AWS Lambda', 'AWS Lambda - Duration Provisioned'), undefined, perDay(1)),
      ],
    ],
    silent: [
      [
        row(cur('AWSLambda', 'Lambda-Provisioned-Concurrency'), 'f'),
        row(cur('AWSLambda', 'Lambda-Provisioned-GB-Second'), 'f', perDay(20)),
      ],
      [row(cur('AWSLambda', 'Lambda-GB-Second'), 'f')],
    ],
  },
])
