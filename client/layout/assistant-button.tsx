import { Button, Tooltip } from '@mantine/core'
import { MessageSquareText } from 'lucide-react'
import classes from './assistant-button.module.css'

type Props = { readonly panelId: string; readonly isOpen: boolean; readonly onClick: () => void }

/** Opens and closes the assistant; on a narrow screen only its sign is shown. */
export function AssistantButton({ panelId, isOpen, onClick }: Props) {
  return (
    <Tooltip label={`${isOpen ? 'Close' : 'Open'} the assistant (Ctrl or ⌘ + J)`}>
      <Button
        size="xs"
        variant={isOpen ? 'light' : 'default'}
        className={classes['button'] ?? ''}
        leftSection={<MessageSquareText size={15} />}
        classNames={{ label: classes['label'] ?? '', section: classes['section'] ?? '' }}
        aria-label="Assistant"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        aria-keyshortcuts="Control+J Meta+J"
        onClick={onClick}
      >
        Assistant
      </Button>
    </Tooltip>
  )
}
