import type { Explanation } from '../../shared/explanation.ts'
import { LinkButton } from '../ui/link-button.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import type { ExplainView } from './explain-view.ts'

type Props = {
  readonly view: ExplainView
  readonly change: ChangeAddress<ExplainView>
  readonly explanation: Explanation
}

/** Counts incomplete days after all, and leaves them out again. */
export function IncompleteSwitch({ view, change, explanation }: Props) {
  const isCounted = view.incomplete_days === 'include'
  if (!isCounted && explanation.left_out_days.length === 0) return null
  return (
    <LinkButton onClick={() => change({ incomplete_days: isCounted ? 'leave_out' : 'include' })}>
      {isCounted ? 'Leave incomplete days out' : 'Count incomplete days'}
    </LinkButton>
  )
}
