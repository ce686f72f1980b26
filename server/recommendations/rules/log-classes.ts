import { shareRule } from '../share-rule.ts'

/** Logs that are taken in at the full price; what is in a class of its own or under a commitment says so. */
export const logClasses = shareRule({
  name: 'log-classes',
  kinds: ['log-ingestion'],
  partOf: ({ cloud_provider, resource_class, usage_type }, { log_class_discount_percent }) => {
    const isFull = resource_class === null && usage_type !== null && cloud_provider !== 'GCP'
    return isFull ? { low: 0, expected: log_class_discount_percent / 100 } : null
  },
  title: () => 'Take in logs that are rarely queried at the lower price',
  figure: 'Log ingestion at the full price per month',
  formula:
    'log ingestion at the full price per month x what the class for infrequent access costs less; at least nothing',
  source:
    'AWS price list of CloudWatch Logs: 0.25 against 0.50 USD a GB; basic logs of Azure Monitor cost less than a quarter',
  assumptions: ['log_class_discount_percent'],
  confidence: 'low',
  effort: 'medium',
  what_to_do:
    'Find the groups that take in most; write less, or keep those without metric filters and live queries in the class for infrequent access, which is chosen when a group is made.',
  how_to_check: 'Less is taken in at the full price, and more at the lower one.',
  command: ({ cloud_provider, resource_id }) => {
    const group = cloud_provider === 'AWS' ? /:log-group:([\w/.#-]+)/.exec(resource_id)?.[1] : undefined
    return group === undefined ? null : `aws logs describe-log-groups --log-group-name-prefix ${group}`
  },
})
