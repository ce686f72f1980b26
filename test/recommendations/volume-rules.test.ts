import { io1Durability } from '../../server/recommendations/rules/io1-durability.ts'
import { magneticVolumes } from '../../server/recommendations/rules/magnetic-volumes.ts'
import { provisionedVolumes } from '../../server/recommendations/rules/provisioned-volumes.ts'
import { checkRules } from '../support/check-rules.ts'
import { cur, focus, row } from '../support/rule-cases.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const ec2 = 'Amazon Elastic Compute Cloud'

/** GB-months and IOPS-months of four weeks for so many over a whole month. */
const amount = (count: number) => ({ quantity: (count * 28) / 30.4375 })

const gb = (count: number) => ({ ...amount(count), unit: 'GB-Mo' })

const iops = (count: number) => ({ ...amount(count), unit: 'IOPS-Mo' })

checkRules([
  {
    // 1,000 GB and 5,000 IOPS for 304.375 each: a GB of gp3 is 0.64 of 0.304375, an IOPS above 3,000 is 0.06 of that.
    rule: provisionedVolumes,
    saving: 2 * month - 0.64 * month - 0.06 * 0.64 * (month / 1000) * 2000,
    fires: [
      [
        row(cur('AmazonEC2', 'EU-EBS:VolumeUsage.piops'), 'vol-1', {}, gb(1000)),
        row(cur('AmazonEC2', 'EU-EBS:VolumeP-IOPS.piops'), 'vol-1', {}, iops(5000)),
      ],
      [
        row(
          focus(ec2, '$0.125 per GB-month of Provisioned IOPS SSD (io2) provisioned storage'),
          'vol-1',
          {},
          gb(1000),
        ),
        row(focus(ec2, '$0.065 per IOPS-month provisioned (io2)'), 'vol-1', {}, iops(5000)),
      ],
    ],
    silent: [
      [
        row(cur('AmazonEC2', 'EBS:VolumeUsage.piops'), 'vol-1', {}, gb(1000)),
        row(cur('AmazonEC2', 'EBS:VolumeP-IOPS.piops'), 'vol-1', {}, iops(20_000)),
      ],
      [row(cur('AmazonEC2', 'EBS:VolumeUsage.piops'), 'vol-1', {}, gb(1000))],
      [
        row(cur('AmazonEC2', 'EBS:VolumeUsage.gp3'), 'vol-1'),
        row(cur('AmazonEC2', 'EBS:VolumeP-IOPS.gp3'), 'vol-1', {}, iops(5000)),
      ],
    ],
  },
  {
    // Requests of 304.375 less what 1,000 GB of gp3 cost more: 60 % of 304.375.
    rule: magneticVolumes,
    saving: month - 0.6 * month,
    fires: [
      [
        row(cur('AmazonEC2', 'EBS:VolumeUsage'), 'vol-1', {}, gb(1000)),
        row(cur('AmazonEC2', 'EBS:VolumeIOUsage'), 'vol-1'),
      ],
      [
        row(focus(ec2, '$0.05 per GB-month of Magnetic provisioned storage'), 'vol-1', {}, gb(1000)),
        row(focus(ec2, '$0.05 per 1 million I/O requests'), 'vol-1'),
      ],
    ],
    silent: [[row(cur('AmazonEC2', 'EBS:VolumeUsage'), 'vol-1', {}, gb(1000))]],
  },
  {
    rule: io1Durability,
    saving: null,
    fires: [
      [row(cur('AmazonEC2', 'EBS:VolumeUsage.piops'))],
      [row(focus(ec2, '$0.125 per GB-month of Provisioned IOPS SSD (io1) provisioned storage'))],
    ],
    silent: [[row(cur('AmazonEC2', 'EBS:VolumeUsage.io2'))]],
  },
])
