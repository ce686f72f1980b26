import type { Recommendation } from '../../shared/recommendation.ts'
import { Facts } from '../ui/facts.tsx'
import { formatCost } from '../ui/format-amount.ts'

type Props = { readonly followUp: NonNullable<Recommendation['follow_up']> }

/** What came of a recommendation that was done. */
export function FollowUp({ followUp: { expected, seen, days } }: Props) {
  return (
    <Facts
      facts={[
        ['Saving expected a month', expected === null ? 'Not known' : formatCost(expected)],
        ['Saving seen a month', seen === null ? 'After a week of complete days' : formatCost(seen)],
        ['Complete days since', days],
      ]}
    />
  )
}
