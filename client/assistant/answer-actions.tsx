import { ActionIcon, Button, Group, Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Check, Copy, ListFilter, RotateCcw, Undo2, X } from 'lucide-react'
import type { ViewFilters } from '../../shared/assistant-answer.ts'
import type { AppliedFilters } from './use-applied-filters.ts'

type Props = {
  readonly text: string
  /** The view of the answer, where there is one. */
  readonly filters: ViewFilters | null
  readonly applied: AppliedFilters
  readonly canRetry: boolean
  readonly onRetry: () => void
}

/** What can be done with an answer. */
export function AnswerActions({ text, filters, applied, canRetry, onRetry }: Props) {
  const clipboard = useClipboard()
  const isApplied = filters !== null && applied.isApplied(filters)
  const copied = clipboard.error === null ? 'Copied' : 'Could not be copied'
  const copyLabel = clipboard.copied || clipboard.error !== null ? copied : 'Copy the answer'
  const CopyIcon = clipboard.error === null ? (clipboard.copied ? Check : Copy) : X
  return (
    <Group gap={4} justify="space-between">
      {filters === null ? (
        <span />
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={isApplied ? <Undo2 size={13} /> : <ListFilter size={13} />}
          onClick={() => (isApplied ? applied.undo() : applied.apply(filters))}
        >
          {isApplied ? 'Undo the filters' : 'Apply to the page'}
        </Button>
      )}
      <Group gap={2}>
        <Tooltip label={copyLabel} withinPortal={false}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={copyLabel}
            onClick={() => clipboard.copy(text.replaceAll('**', ''))}
          >
            <CopyIcon size={14} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Ask again" withinPortal={false}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Ask again"
            disabled={!canRetry}
            onClick={onRetry}
          >
            <RotateCcw size={14} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  )
}
