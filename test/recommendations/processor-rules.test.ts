import { amdInstances } from '../../server/recommendations/rules/amd-instances.ts'
import { armFunctions } from '../../server/recommendations/rules/arm-functions.ts'
import {
  gravitonDatabases,
  gravitonInstances,
  gravitonNodes,
} from '../../server/recommendations/rules/graviton.ts'
import { olderGenerations } from '../../server/recommendations/rules/older-generations.ts'
import { spotCandidates } from '../../server/recommendations/rules/spot-candidates.ts'
import { valkey } from '../../server/recommendations/rules/valkey.ts'
import { checkRules } from '../support/check-rules.ts'
import { azure, cur, focus, gcp, perDay, row } from '../support/rule-cases.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const ec2 = 'Amazon Elastic Compute Cloud'

const machine = (type: string, operation = 'RunInstances') =>
  row(cur('AmazonEC2', `BoxUsage:${type}`, operation), 'i-1')

const said = (system: string, type: string) =>
  row(focus(ec2, `$0.1 per On Demand ${system} ${type} Instance Hour`), 'i-1')

checkRules([
  {
    rule: spotCandidates,
    saving: 0.55 * month,
    fires: [
      [
        row(
          cur('AmazonEC2', 'BoxUsage:m7g.large', 'RunInstances'),
          'i-1',
          {},
          { tags: { role: 'ci-runner' } },
        ),
      ],
      [
        row(
          focus(ec2, '$0.1 per On Demand Linux m7g.large Instance Hour'),
          'i-1',
          {},
          { tags: { app: 'batch' } },
        ),
      ],
    ],
    silent: [
      [row(cur('AmazonEC2', 'BoxUsage:m7g.large'), 'i-1', {}, { tags: { role: 'web' } })],
      [row(cur('AmazonEC2', 'SpotUsage:m7g.large'), 'i-1', {}, { tags: { role: 'batch' } })],
      [
        row(
          cur('AmazonEC2', 'BoxUsage:m7g.large'),
          'i-1',
          { commitment_status: 'Used' },
          { tags: { role: 'batch' } },
        ),
      ],
      [row(cur('AmazonRDS', 'InstanceUsage:db.r5.large'), 'db-1', {}, { tags: { role: 'batch' } })],
    ],
  },
  {
    rule: olderGenerations,
    saving: 0.278 * month,
    fires: [[row(cur('AmazonEC2', 'BoxUsage:m3.large'), 'i-1')], [said('Linux', 'm3.xlarge')]].map(
      (rows) => rows,
    ),
    silent: [
      [machine('m7g.large')],
      [machine('a1.large')],
      [machine('f1.2xlarge')],
      [row(azure('Virtual Machines', 'Dasv5', 'D2as v5'))],
      [row(cur('AmazonEC2', 'SpotUsage:m3.large'))],
    ],
  },
  {
    rule: gravitonInstances,
    saving: 0.2 * month,
    fires: [
      [machine('m5.large')],
      [said('Linux', 'c6i.xlarge')],
      [row(cur('AmazonEC2', 'BoxUsage:r5.large'))],
    ],
    silent: [
      [machine('m5.large', 'RunInstances:0002')],
      [said('Windows', 'm5.large')],
      [machine('m7g.large')],
      [machine('m4.large')],
      [machine('g5.xlarge')],
      [row(cur('AmazonEC2', 'SpotUsage:m5.large', 'RunInstances'))],
      [row(cur('AmazonEC2', 'BoxUsage:m5.large'), 'i-1', { commitment_status: 'Used' })],
      [row(azure('Virtual Machines', 'Dsv5', 'D2s v5'))],
    ],
  },
  { rule: gravitonInstances, saving: 0.1 * month, fires: [[machine('m5a.large')]], silent: [] },
  {
    rule: gravitonDatabases,
    saving: 0.1 * month,
    fires: [
      [row(cur('AmazonRDS', 'InstanceUsage:db.r5.large', 'CreateDBInstance:0014'))],
      [
        row(
          focus(
            'Amazon Relational Database Service',
            '$0.29 per db.m5.large Single-AZ instance hour running PostgreSQL',
          ),
        ),
      ],
    ],
    silent: [
      [row(cur('AmazonRDS', 'InstanceUsage:db.r5.large', 'CreateDBInstance:0012'))],
      [row(focus('Amazon Relational Database Service', '$0.9 per db.m5.large instance hour running Oracle'))],
      [row(cur('AmazonRDS', 'InstanceUsage:db.r6g.large', 'CreateDBInstance:0014'))],
    ],
  },
  {
    rule: gravitonNodes,
    saving: 0.05 * month,
    fires: [
      [row(cur('AmazonElastiCache', 'NodeUsage:cache.r5.large', 'CreateCacheCluster:0002'))],
      [row(cur('AmazonES', 'EU-ESInstance:r5.large', 'ESDomain'))],
    ],
    silent: [
      [row(cur('AmazonElastiCache', 'NodeUsage:cache.r6g.large'))],
      [row(cur('AmazonES', 'ESInstance:r6g.large'))],
    ],
  },
  {
    rule: amdInstances,
    saving: 0.1 * month,
    fires: [
      [row(azure('Virtual Machines', 'Dsv5 Series', 'D2s v5'))],
      [row(gcp('Compute Engine', 'N2 Instance Core running in Americas'))],
    ],
    silent: [
      [machine('m5.large')],
      [row(azure('Virtual Machines', 'Dasv5 Series', 'D2as v5'))],
      [row(gcp('Compute Engine', 'N2D AMD Instance Core running'))],
      [machine('m7i.large', 'RunInstances:0002')],
      [
        row(gcp('Compute Engine', 'N2 Instance Core running')),
        row(
          {
            ...gcp('Compute Engine', 'N2 Instance Core running'),
            discount_type: 'CUD',
            commitment_type: 'CUD',
          },
          undefined,
          {
            commitment_type: 'CUD',
            ...perDay(-10),
          },
        ),
      ],
    ],
  },
  {
    rule: amdInstances,
    saving: 0.05 * month,
    fires: [[machine('m5.large', 'RunInstances:0002')], [said('Windows', 'm5.large')]],
    silent: [],
  },
  {
    rule: armFunctions,
    saving: 0.2 * month,
    fires: [
      [row(cur('AWSLambda', 'EU-Lambda-GB-Second'))],
      [row(focus('AWS Lambda', 'AWS Lambda - Total Compute - EU (Ireland)'))],
      [row(cur('AmazonECS', 'EU-Fargate-vCPU-Hours:perCPU'))],
      [row(focus('Amazon Elastic Container Service', 'AWS Fargate - vCPU - EU (Ireland)'))],
    ],
    silent: [
      [row(cur('AWSLambda', 'EU-Lambda-GB-Second-ARM'))],
      [row(cur('AWSLambda', 'EU-Request'))],
      [row(focus('AWS Lambda', 'AWS Lambda - Total Compute ARM - EU (Ireland)'))],
      [row(cur('AmazonECS', 'EU-Fargate-ARM-vCPU-Hours:perCPU'))],
      [row(cur('AmazonECS', 'SpotUsage-Fargate-vCPU-Hours:perCPU'))],
      [row(focus('Amazon Elastic Container Service', 'AWS Fargate - ARM vCPU - EU (Ireland)'))],
      [row(cur('AmazonECS', 'EU-Fargate-Windows-vCPU-Hours:perCPU'))],
    ],
  },
  {
    rule: valkey,
    saving: 0.2 * month,
    fires: [
      [row(cur('AmazonElastiCache', 'NodeUsage:cache.r6g.large', 'CreateCacheCluster:0002'))],
      [row(focus('Amazon ElastiCache', '$0.2 per cache.r6g.large node hour running Redis'))],
    ],
    silent: [
      [row(cur('AmazonElastiCache', 'NodeUsage:cache.r6g.large', 'CreateCacheCluster:0001'))],
      [row(cur('AmazonElastiCache', 'NodeUsage:cache.r6g.large', 'CreateCacheCluster:Valkey'))],
      [row(focus('Amazon ElastiCache', '$0.2 per cache.r6g.large node hour running Memcached'))],
    ],
  },
])
