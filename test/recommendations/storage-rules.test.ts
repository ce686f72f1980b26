import { auroraIo } from '../../server/recommendations/rules/aurora-io.ts'
import { deepArchive } from '../../server/recommendations/rules/deep-archive.ts'
import { rarelyReadStorage } from '../../server/recommendations/rules/rarely-read-storage.ts'
import { tableClasses } from '../../server/recommendations/rules/table-classes.ts'
import { checkRules } from '../support/check-rules.ts'
import { azure, cur, focus, gcp, perDay, row, type BilledRow, type Facts } from '../support/rule-cases.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const s3 = 'Amazon Simple Storage Service'

const buckets = (standard: Facts, requests: Facts, cost: number): BilledRow[] => [
  row(standard, 'bucket', perDay(10)),
  row(requests, 'bucket', perDay(cost)),
]

checkRules([
  {
    rule: rarelyReadStorage,
    saving: 0.45 * month,
    fires: [
      buckets(
        cur('AmazonS3', 'EU-TimedStorage-ByteHrs', 'StandardStorage'),
        cur('AmazonS3', 'EU-Requests-Tier1', 'PutObject'),
        0.01,
      ),
      buckets(
        focus(s3, '$0.023 per GB - first 50 TB / month of storage used'),
        focus(s3, '$0.005 per 1,000 PUT, COPY, POST, or LIST requests'),
        0.01,
      ),
      buckets(
        azure('Storage', 'Tiered Block Blob', 'Hot LRS Data Stored'),
        azure('Storage', 'Tiered Block Blob', 'Hot LRS Write Operations'),
        0.01,
      ),
      buckets(
        gcp('Cloud Storage', 'Standard Storage Frankfurt'),
        gcp('Cloud Storage', 'Regional Standard Class B Operations'),
        0.01,
      ),
      [
        row(cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage')),
        row(cur('AmazonS3', 'Requests-Tier1'), undefined, perDay(0.01)),
      ],
    ],
    silent: [
      buckets(
        cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage'),
        cur('AmazonS3', 'Requests-Tier1'),
        1,
      ),
      buckets(
        focus(s3, '$0.023 per GB - first 50 TB / month of storage used'),
        focus(s3, '$0.005 per 1,000 PUT, COPY, POST, or LIST requests'),
        1,
      ),
      buckets(
        cur('AmazonS3', 'TimedStorage-SIA-ByteHrs', 'StandardIAStorage'),
        cur('AmazonS3', 'Requests-SIA-Tier1'),
        0.01,
      ),
      [row(cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage'), 'bucket')],
      [
        ...buckets(
          cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage'),
          cur('AmazonS3', 'Requests-Tier1'),
          0.01,
        ),
        row(cur('AmazonS3', 'DataTransfer-Out-Bytes'), 'bucket'),
      ],
      [
        row(cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage'), 'bucket'),
        row(cur('AmazonS3', 'Requests-Tier1'), 'another'),
      ],
    ],
  },
  {
    rule: deepArchive,
    saving: 0.72 * month,
    fires: [
      [row(cur('AmazonS3', 'EU-TimedStorage-GlacierByteHrs', 'GlacierStorage'))],
      [row(focus(s3, '$0.0036 per GB-Month of Glacier Flexible Retrieval storage'))],
    ],
    silent: [
      [row(cur('AmazonS3', 'TimedStorage-GDA-ByteHrs', 'DeepArchiveStorage'))],
      [row(cur('AmazonS3', 'TimedStorage-GIR-ByteHrs'))],
    ],
  },
  {
    // 0.6 x 304.375 - 0.25 x 60.875
    rule: tableClasses,
    saving: 0.6 * month - 0.25 * 0.2 * month,
    fires: [
      [
        row(cur('AmazonDynamoDB', 'EU-TimedStorage-ByteHrs'), 'table/a'),
        row(cur('AmazonDynamoDB', 'EU-ReadRequestUnits'), 'table/a', perDay(2)),
      ],
      [
        row(focus('Amazon DynamoDB', '$0.25 per GB-Month of storage used')),
        row(focus('Amazon DynamoDB', '$1.25 per million write request units'), undefined, {
          ...perDay(2),
          usage_type: 'OTHER',
        }),
      ],
    ],
    silent: [
      [
        row(cur('AmazonDynamoDB', 'TimedStorage-ByteHrs'), 't'),
        row(cur('AmazonDynamoDB', 'ReadRequestUnits'), 't', perDay(50)),
      ],
      [row(cur('AmazonDynamoDB', 'IA-TimedStorage-ByteHrs'), 't')],
    ],
  },
  {
    // 608.75 of I/O - 0.3 x 304.375 of instances - 1.25 x 30.4375 of storage
    rule: auroraIo,
    saving: 2 * month - 0.3 * month - 0.125 * month,
    fires: [
      [
        row(cur('AmazonRDS', 'EU-InstanceUsage:db.r6g.large', 'CreateDBInstance:0021')),
        row(cur('AmazonRDS', 'EU-Aurora:StorageUsage', 'CreateDBInstance:0021'), undefined, perDay(1)),
        row(cur('AmazonRDS', 'EU-Aurora:StorageIOUsage', 'CreateDBInstance:0021'), undefined, perDay(20)),
      ],
      [
        row(
          focus(
            'Amazon Relational Database Service',
            '$0.29 per db.r6g.large instance hour running Aurora PostgreSQL',
          ),
        ),
        row(
          focus(
            'Amazon Relational Database Service',
            '$0.10 per GB-month of consumed storage for Aurora PostgreSQL',
          ),
          undefined,
          perDay(1),
        ),
        row(
          focus(
            'Amazon Relational Database Service',
            '$0.20 per 1 million I/O requests for Aurora PostgreSQL',
          ),
          undefined,
          perDay(20),
        ),
      ],
    ],
    silent: [
      [
        row(cur('AmazonRDS', 'InstanceUsage:db.r6g.large', 'CreateDBInstance:0021')),
        row(cur('AmazonRDS', 'Aurora:StorageIOUsage'), undefined, perDay(2)),
      ],
      [
        row(cur('AmazonRDS', 'InstanceUsageIOOptimized:db.r6g.large', 'CreateDBInstance:0021')),
        row(cur('AmazonRDS', 'Aurora:IO-OptimizedStorageUsage'), undefined, perDay(1)),
      ],
    ],
  },
])
