import { Button } from '@mantine/core'
import { Notes } from './notes.tsx'

type Props = {
  /** When the figures were fetched, in milliseconds. */
  readonly since: number
  readonly onRetry: () => void
}

const clockTime = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' })

/** Says that the figures could not be refreshed, and from when they are. */
export function StaleNotice({ since, onRetry }: Props) {
  const note = `The server does not answer. These figures are from ${clockTime.format(since)}; you can go on looking at them.`
  return (
    <Notes notes={[note]} tone="warning">
      <Button size="compact-xs" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </Notes>
  )
}
