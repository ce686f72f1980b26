import { atRegion, lastPart } from '../rule-words.ts'
import { shareRule } from '../share-rule.ts'

/** Whole charges for what nobody uses, which the bill itself calls idle, unattached or unused. */
export const idleCharges = shareRule({
  name: 'idle-charges',
  kinds: ['address-idle', 'volume-idle', 'capacity-idle'],
  partOf: (_line, { idle_recovery_percent }) => ({
    low: idle_recovery_percent / 200,
    expected: idle_recovery_percent / 100,
  }),
  title: (names) => `Remove what is idle: ${names}`,
  figure: 'Idle charges per month',
  formula: 'idle charges per month x part that can be removed',
  source: 'AWS bills idle public addresses and unused capacity as such, Google Cloud idle static addresses',
  assumptions: ['idle_recovery_percent'],
  confidence: 'high',
  effort: 'low',
  what_to_do:
    'List what is behind these charges, make sure that nothing waits for it, such as a planned failover, and release it.',
  how_to_check: 'The charges of these names are gone from the next complete day on.',
  command: (resource) => {
    const { charge_kind, cloud_provider, resource_id } = resource
    const at = atRegion(resource)
    if (charge_kind === 'address-idle' && cloud_provider === 'AWS')
      return `aws ec2 describe-addresses${at} --filters Name=allocation-id,Values=${lastPart(resource_id)}`
    if (charge_kind === 'address-idle' && cloud_provider === 'GCP')
      return `gcloud compute addresses list --filter="status=RESERVED"`
    return charge_kind === 'capacity-idle' && cloud_provider === 'AWS'
      ? `aws ec2 describe-capacity-reservations${at} --capacity-reservation-ids ${lastPart(resource_id)}`
      : null
  },
})
