import { shareRule } from '../share-rule.ts'

/** Surcharges for versions that their makers support no more. */
export const extendedSupport = shareRule({
  name: 'extended-support',
  kinds: ['extended-support'],
  partOf: () => ({ low: 1, expected: 1 }),
  title: (names) => `Upgrade what pays for extended support: ${names}`,
  figure: 'Extended support per month',
  formula: 'charges for extended support per month: an upgrade ends them',
  source:
    'AWS: 0.10 USD per vCPU and hour for RDS in the first two years and 0.20 in the third, 0.60 against 0.10 USD per hour for an EKS cluster; billed under names of their own',
  assumptions: [],
  confidence: 'high',
  effort: 'medium',
  what_to_do: 'Upgrade these databases and clusters to a version in standard support.',
  how_to_check: 'The charges for extended support are gone.',
})
