import type { Severity } from '../../shared/anomaly-terms.ts'
import { Tag, type Tone } from '../ui/tag.tsx'
import { severityNames } from './anomaly-words.ts'

type Props = { readonly severity: Severity }

const tones: Readonly<Record<Severity, Tone>> = {
  low: 'neutral',
  medium: 'warning',
  high: 'bad',
  critical: 'worst',
}

/** How much something matters, in a word and a colour. */
export function SeverityTag({ severity }: Props) {
  return <Tag tone={tones[severity]}>{severityNames[severity]}</Tag>
}
