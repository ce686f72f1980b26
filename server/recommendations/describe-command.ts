import type { ResourceLine } from './evidence.ts'
import { atRegion, lastPart, shellWord } from './rule-words.ts'

/** Commands of AWS's tool by kind of charge, up to the id. */
const aws: Readonly<Record<string, string>> = {
  'database-instance': 'rds describe-db-instances --db-instance-identifier',
  'cache-instance': 'elasticache describe-cache-clusters --cache-cluster-id',
  'search-instance': 'opensearch describe-domain --domain-name',
}

/**
 * A command that shows a machine, database or node as it is.
 *
 * @returns null where no tool knows the id.
 */
export function describeCommand(resource: ResourceLine): string | null {
  const { cloud_provider, charge_kind, resource_id } = resource
  if (cloud_provider === 'Azure')
    return resource_id.startsWith('/') ? `az resource show --ids ${shellWord(resource_id)}` : null
  if (cloud_provider === 'GCP')
    return charge_kind === 'instance'
      ? `gcloud compute instances list --filter=name=${lastPart(resource_id)}`
      : null
  if (cloud_provider !== 'AWS') return null
  if (charge_kind === 'instance')
    return /\bi-\w+$/.test(resource_id)
      ? `aws ec2 describe-instances${atRegion(resource)} --instance-ids ${lastPart(resource_id)}`
      : null
  const command = aws[charge_kind]
  return command === undefined
    ? null
    : `aws ${command.replace(' --', `${atRegion(resource)} --`)} ${lastPart(resource_id)}`
}
