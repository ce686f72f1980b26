import { formatUsd } from '../../shared/money.ts'
import type { Recommendation } from '../../shared/recommendation.ts'
import { Facts } from '../ui/facts.tsx'

type Props = { readonly followUp: NonNullable<Recommendation['follow_up']> }

/** What came of a recommendation that was done. */
export function FollowUp({ followUp: { expected, seen, days } }: Props) {
  return (
    <Facts
      facts={[
        ['Saving expected a month', expected === null ? 'Not known' : formatUsd(expected)],
        ['Saving seen a month', seen === null ? 'After a week of complete days' : formatUsd(seen)],
        ['Complete days since', days],
      ]}
    />
  )
}
