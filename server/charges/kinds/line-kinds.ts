import type { ChargeKind } from '../../../shared/charge-kind.ts'
import type { ChargeFacts } from './charge-facts.ts'

/** Words of Azure's and FOCUS's that make a purchase one of a commitment, where it has no id and no pricing category. */
const commitmentWords = /savings ?plan|reserv(ed|ation)|commitment|\bCUDs?\b/i

const supportWords =
  /\b(premium|business|enterprise|developer|standard|professional|unified|pro ?direct)\b.{0,20}\bsupport\b|^(aws )?support\b|AWSSupport|AWSUnifiedOperations|OCBPremiumSupport|\bsupport (plan|fee|subscription)|(cloud|customer) (support|care)\b/i

/**
 * What a charge is that follows no usage: taxes, credits, refunds, commitments. It stands before everything that names
 * of services say, since the tax on an instance is no instance.
 *
 * @returns undefined for usage and for purchases of something else.
 */
export function kindOfLine(facts: ChargeFacts): readonly [ChargeKind, rule: string] | undefined {
  const { charge_category, charge_class, commitment_status, discount_type } = facts
  const words = [facts.bill_service_name, facts.usage_type, facts.charge_description].join(' ')
  if (charge_category === 'Tax') return ['tax', 'charge_category Tax']
  if (charge_category === 'Credit') return ['credit', 'charge_category Credit']
  if (charge_class === 'Correction') return ['refund', 'charge_class Correction']
  if (charge_category === 'Adjustment')
    return discount_type === null
      ? ['adjustment', 'charge_category Adjustment']
      : ['discount', 'charge_category Adjustment, discount_type']
  // Committed use lowers the cost of what it covers, and is of the kind of that.
  if (discount_type !== null && facts.commitment_type === null)
    return ['discount', 'discount_type without a commitment']
  if (charge_category === 'Purchase' && isCommitment(facts, words))
    return ['commitment-fee', 'charge_category Purchase of a commitment']
  if (commitment_status?.toLowerCase() === 'unused') return ['commitment-unused', 'commitment_status Unused']
  return supportWords.test(facts.bill_service_name) ||
    (charge_category === 'Purchase' && supportWords.test(words))
    ? ['support', 'words of a support plan']
    : undefined
}

function isCommitment(
  { commitment_id, commitment_type, pricing_category }: ChargeFacts,
  words: string,
): boolean {
  return (
    commitment_id !== null ||
    commitment_type !== null ||
    pricing_category === 'Committed' ||
    commitmentWords.test(words)
  )
}
