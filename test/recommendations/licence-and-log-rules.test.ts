import { broughtLicenses } from '../../server/recommendations/rules/brought-licenses.ts'
import { configRecording } from '../../server/recommendations/rules/config-recording.ts'
import { licenseShare } from '../../server/recommendations/rules/license-share.ts'
import { logClasses } from '../../server/recommendations/rules/log-classes.ts'
import { checkRules } from '../support/check-rules.ts'
import { azure, cur, focus, gcp, row } from '../support/rule-cases.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const ec2 = 'Amazon Elastic Compute Cloud'

const machine = (type: string, operation = 'RunInstances') =>
  row(cur('AmazonEC2', `BoxUsage:${type}`, operation), 'i-1')

const said = (system: string, type: string) =>
  row(focus(ec2, `$0.1 per On Demand ${system} ${type} Instance Hour`), 'i-1')

checkRules([
  {
    rule: logClasses,
    saving: 0.5 * month,
    fires: [
      [row(cur('AmazonCloudWatch', 'EU-DataProcessing-Bytes', 'PutLogEvents'))],
      [row(focus('AmazonCloudWatch', '$0.50 per GB log data ingested in the standard log class'))],
      [row(azure('Log Analytics', 'Analytics Logs', 'Analytics Logs Data Ingestion'))],
    ],
    silent: [
      [row(cur('AmazonCloudWatch', 'EU-DataProcessingIA-Bytes', 'PutLogEvents'))],
      [row(focus('AmazonCloudWatch', '$0.25 per GB log data ingested in the infrequent access log class'))],
      [row(azure('Log Analytics', 'Basic Logs', 'Basic Logs Data Ingestion'))],
      [row(azure('Log Analytics', 'Azure Monitor', '100 GB Commitment Tier Capacity Reservation'))],
    ],
  },
  {
    rule: broughtLicenses,
    saving: month,
    fires: [
      [row(azure('Virtual Machines Licenses', 'Windows Server', '4 vCPU VM License'))],
      [row(azure('SQL Database', 'Single/Elastic Pool General Purpose - SQL License', 'vCore'))],
      [row(gcp('Compute Engine', 'Licensing Fee for Windows Server 2019 (CPU cost)'))],
    ],
    silent: [
      [row(gcp('Compute Engine', 'Licensing Fee for RedHat Enterprise Linux 8 (CPU cost)'))],
      [row(azure('Virtual Machines', 'Dv3 Series', 'D2 v3'))],
    ],
  },
  {
    rule: licenseShare,
    saving: null,
    fires: [[machine('m5.large', 'RunInstances:0002')], [said('Windows', 'm5.large')]],
    silent: [[machine('m5.large')], [machine('m5.large', 'RunInstances:0800')]],
  },
  {
    rule: configRecording,
    saving: null,
    fires: [
      [row(cur('AWSConfig', 'EU-ConfigurationItemRecorded'))],
      [row(focus('AWS Config', '$0.003 per Configuration Item recorded in EU (Ireland)'))],
    ],
    silent: [[row(cur('AWSConfig', 'EU-ConfigRuleEvaluations'))]],
  },
])
