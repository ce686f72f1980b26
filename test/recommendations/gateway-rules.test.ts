import { crossZoneTransfer } from '../../server/recommendations/rules/cross-zone-transfer.ts'
import {
  idleEndpoints,
  idleLoadBalancers,
  idleNatGateways,
} from '../../server/recommendations/rules/idle-gateways.ts'
import { natEndpoints } from '../../server/recommendations/rules/nat-endpoints.ts'
import { checkRules } from '../support/check-rules.ts'
import { azure, cur, focus, gcp, perDay, row } from '../support/rule-cases.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const ec2 = 'Amazon Elastic Compute Cloud'

const elb = 'Elastic Load Balancing'

const s3 = 'Amazon Simple Storage Service'

const lb = 'arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web/1'

const nat = 'arn:aws:ec2:eu-west-1:1:natgateway/nat-1'

const inGroup = (group: string, what: string) =>
  `/subscriptions/1/resourceGroups/${group}/providers/Microsoft.Compute/${what}`

checkRules([
  {
    rule: idleLoadBalancers,
    saving: 0.9 * month,
    fires: [
      [row(cur('AWSELB', 'EU-LoadBalancerUsage', 'LoadBalancing:Application'), lb)],
      [row(focus(elb, '$0.0252 per Application LoadBalancer-hour (or partial hour)'), lb)],
      [
        row(
          azure('Load Balancer', 'Standard', 'Standard Included LB Rules and Outbound Rules'),
          inGroup('a', 'lb'),
        ),
      ],
      [
        row(
          gcp('Compute Engine', 'Network Load Balancing: Forwarding Rule Minimum Service Charge'),
          'rule-1',
        ),
      ],
    ],
    silent: [
      [row(cur('AWSELB', 'LoadBalancerUsage'), lb), row(cur('AWSELB', 'LCUUsage'), lb, perDay(0.01))],
      [
        row(cur('AWSELB', 'LoadBalancerUsage'), 'classic'),
        row(cur('AWSELB', 'DataProcessing-Bytes'), 'classic'),
      ],
      [row(focus(elb, '$0.0252 per LoadBalancer-hour'), lb), row(focus(elb, '$0.008 per used LCU-hour'), lb)],
      [
        row(
          azure('Load Balancer', 'Standard', 'Standard Included LB Rules and Outbound Rules'),
          '/subscriptions/1/X',
        ),
        row(azure('Load Balancer', 'Standard', 'Standard Data Processed'), '/SUBSCRIPTIONS/1/x'),
      ],
      [row(cur('AWSELB', 'LoadBalancerUsage'))],
      [row(cur('AWSELB', 'LoadBalancerUsage'), lb, {}, { first_day: '2026-11-15' })],
      [row(cur('AWSELB', 'LoadBalancerUsage'), lb, {}, { first_day: '2026-01-01', last_day: '2026-11-10' })],
    ],
  },
  {
    rule: idleNatGateways,
    saving: 0.9 * month,
    fires: [
      [row(cur('AmazonEC2', 'EU-NatGateway-Hours', 'NatGateway'), nat)],
      [row(focus(ec2, '$0.045 per NAT Gateway Hour'), nat)],
      [row(azure('NAT Gateway', 'NAT Gateway', 'Standard Gateway'), inGroup('a', 'nat'))],
      [row(gcp('Networking', 'Networking Cloud NAT Gateway Uptime'), 'nat')],
    ],
    silent: [
      [row(cur('AmazonEC2', 'NatGateway-Hours'), nat), row(cur('AmazonEC2', 'NatGateway-Bytes'), nat)],
      [
        row(focus(ec2, '$0.045 per NAT Gateway Hour'), nat),
        row(focus(ec2, '$0.045 per GB Data Processed by NAT Gateways'), nat),
      ],
      [row(cur('AmazonEC2', 'NatGateway-Hours'))],
    ],
  },
  {
    rule: idleEndpoints,
    saving: 0.9 * month,
    fires: [
      [row(cur('AmazonVPC', 'EU-VpcEndpoint-Hours', 'VpcEndpoint'), 'vpce-1')],
      [row(focus('Amazon Virtual Private Cloud', '$0.01 per VPC Endpoint Hour'), 'vpce-1')],
      [
        row(
          azure('Virtual Network', 'Virtual Network Private Link', 'Standard Private Endpoint'),
          inGroup('a', 'pe'),
        ),
      ],
      [row(cur('AmazonVPC', 'EU-TransitGateway-Hours'), 'tgw-attach-1')],
    ],
    silent: [
      [
        row(cur('AmazonVPC', 'VpcEndpoint-Hours'), 'vpce-1'),
        row(cur('AmazonVPC', 'VpcEndpoint-Bytes'), 'vpce-1'),
      ],
      [
        row(
          azure('Virtual Network', 'Virtual Network Private Link', 'Standard Private Endpoint'),
          inGroup('a', 'pe'),
        ),
        row(
          azure('Virtual Network', 'Virtual Network Private Link', 'Standard Data Processed - Egress'),
          inGroup('a', 'pe'),
        ),
      ],
      [row(cur('AmazonVPC', 'EU-VPN-Usage-Hours:ipsec.1'), 'vpn-1')],
    ],
  },
  {
    rule: crossZoneTransfer,
    saving: 0.3 * month,
    fires: [
      [row(cur('AmazonEC2', 'EU-DataTransfer-Regional-Bytes', 'InterZone-In'))],
      [row(focus(ec2, '$0.01 per GB - regional data transfer - in/out/between EC2 AZs'))],
      [row(gcp('Compute Engine', 'Network Inter Zone Data Transfer Out'))],
    ],
    silent: [
      [
        row(cur('AmazonEC2', 'DataTransfer-Regional-Bytes'), undefined, perDay(1)),
        row(cur('AmazonEC2', 'BoxUsage:m7g.large'), undefined, perDay(1000)),
      ],
      [row(cur('AmazonEC2', 'DataTransfer-Out-Bytes'))],
    ],
  },
  {
    rule: natEndpoints,
    saving: 0.3 * month,
    fires: [
      [
        row(cur('AmazonEC2', 'NatGateway-Bytes')),
        row(cur('AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage')),
      ],
      [
        row(focus(ec2, '$0.045 per GB Data Processed by NAT Gateways')),
        row(focus(s3, '$0.023 per GB - first 50 TB / month of storage used')),
      ],
    ],
    silent: [
      [row(cur('AmazonEC2', 'NatGateway-Bytes'))],
      [row(cur('AmazonEC2', 'NatGateway-Hours')), row(cur('AmazonS3', 'TimedStorage-ByteHrs'))],
    ],
  },
])
