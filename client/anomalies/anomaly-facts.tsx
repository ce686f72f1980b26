import type { Anomaly } from '../../shared/anomaly.ts'
import { driverWords, partWords } from '../charts/anomaly-words.ts'
import { Facts } from '../ui/facts.tsx'
import { formatCost } from '../ui/format-amount.ts'
import { formatDay } from '../ui/format-day.ts'

type Props = { readonly anomaly: Anomaly }

const mostParts = 4

/** The figures of an anomaly, and where it comes from. */
export function AnomalyFacts({ anomaly }: Props) {
  const { parts, dimension, kind, name } = anomaly
  const shown = parts.slice(0, mostParts).map((part) => partWords(part, anomaly))
  const more = parts.length - shown.length
  const isBilling = dimension === 'billing_account' && kind === 'new'
  return (
    <Facts
      facts={[
        ['Expected', formatCost(anomaly.expected)],
        ['Actual', formatCost(anomaly.actual)],
        ['Since', formatDay(anomaly.began)],
        ['Counted up to', formatDay(anomaly.through)],
        ...(kind === 'new' || kind === 'revived' || kind === 'gone'
          ? []
          : [['Beyond the usual noise', `${anomaly.score.toFixed(1)} × the limit`] as const]),
        ...(isBilling
          ? [['Why', `The bills of ${name} begin on this day, so all that they tell is new here.`] as const]
          : []),
        ...(shown.length === 0
          ? []
          : [['Also seen in', `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`] as const]),
        ...(parts.length > 0 ? [] : [['Driver', driverWords(anomaly)] as const]),
      ]}
    />
  )
}
