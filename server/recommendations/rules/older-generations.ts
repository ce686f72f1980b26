import { shareRule } from '../share-rule.ts'

/**
 * Instance families of before with one of today and what its hours cost less by the list, size for size: public
 * on-demand prices of `large` or the smallest common size, Linux, in us-east-1, West Europe or us-central1.
 */
const successors: readonly (readonly [family: RegExp, today: string, cheaper: number])[] = [
  [/\bt1\./, 't3', 0.5],
  [/\bt2\./, 't3', 0.103],
  [/\bm1\./, 'm6i', 0.45],
  [/\bm2\./, 'r6i', 0.49],
  [/\bm3\./, 'm6i', 0.28],
  [/\bm4\./, 'm6i', 0.04],
  [/\bc1\./, 'c6i', 0.35],
  [/\bc3\./, 'c6i', 0.19],
  [/\bc4\./, 'c6i', 0.15],
  [/\br3\./, 'r6i', 0.24],
  [/\br4\./, 'r6i', 0.053],
  [/\bi2\./, 'i4i', 0.6],
  [/\bi3\./, 'i4i', 0],
  [/\bd2\./, 'd3', 0.28],
  [/\bg3\./, 'g5', 0.1],
  [/\bp2\./, 'g5', 0],
  [/\bx1\./, 'x2idn', 0],
  [/\bdb\.(t2|m3|m4|r3|r4)\./, 'the db family of today', 0.03],
  [/\bcache\.(t2|m3|m4|r3|r4)\./, 'the cache family of today', 0.05],
  [/\b(basic_a\d|a\d+ ?v2|standard_a\d|a\d+)\b/i, 'Bsv2 or Dsv5', 0.1],
  [/\bd[s]?\d+\w* ?_?v[23]\b/i, 'Dsv5', 0.04],
  [/\bf[s]?\d+\w*(?: ?_?v2)?\b/i, 'Dlsv5', 0.04],
  [/\be[s]?\d+\w* ?_?v3\b/i, 'Esv5', 0.04],
  [/\bn1\b/i, 'N2D or E2', 0.1],
]

/** The family of today for a type, with the part that its hours cost less; null for one that is of today. */
export function successorOf(type: string): { readonly today: string; readonly cheaper: number } | null {
  const found = successors.find(([family]) => family.test(type))
  return found === undefined ? null : { today: found[1], cheaper: found[2] }
}

/**
 * Older generations. The price list alone tells the least that a move saves; a newer family also does more in the same
 * hours, so that a smaller or fewer machines do, which the assumption stands for.
 */
export const olderGenerations = shareRule({
  name: 'older-generations',
  kinds: ['instance', 'database-instance', 'cache-instance', 'spot-instance'],
  partOf: ({ charge_kind, resource_class, usage_type, service_name }, { generation_discount_percent }) => {
    const found = successorOf(resource_class ?? usage_type ?? service_name)
    // What costs less at auction may cost more there in another family.
    if (found === null || charge_kind === 'spot-instance') return null
    return { low: found.cheaper, expected: Math.max(found.cheaper, generation_discount_percent / 100) }
  },
  title: (names) => `Move ${names} to the current generation`,
  figure: 'Cost of older generations per month',
  formula:
    'cost of older generations per month x what the newer family costs less for the same work; at least what its hours cost less by the price list',
  source:
    'Public on-demand prices of both families, size for size; the assumption adds what newer cores do more',
  assumptions: ['generation_discount_percent'],
  confidence: 'medium',
  effort: 'medium',
  what_to_do:
    'Change these machines to the family of today; try one that matters little first, and check drivers and licences.',
  how_to_check: 'The charges of the old types are gone, and those of the new ones are smaller.',
  command: ({ cloud_provider, resource_id, resource_class, region }) =>
    cloud_provider === 'AWS' && resource_id.includes('i-')
      ? `aws ec2 describe-instances${region === null ? '' : ` --region ${region}`} --instance-ids ${resource_id.split('/').at(-1)} # ${resource_class ?? ''} -> ${successorOf(resource_class ?? '')?.today ?? ''}`
      : null,
})
