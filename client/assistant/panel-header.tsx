import { ActionIcon, Text, Title, Tooltip } from '@mantine/core'
import { History, SquarePen, X, type LucideIcon } from 'lucide-react'
import type { AssistantStatus } from '../../shared/assistant.ts'
import classes from './assistant-panel.module.css'

type Props = {
  readonly status: AssistantStatus | undefined
  readonly isListing: boolean
  readonly onStartOver: () => void
  readonly onList: () => void
  readonly onClose: () => void
}

type ButtonProps = {
  readonly label: string
  readonly Icon: LucideIcon
  readonly isPressed?: boolean
  readonly onClick: () => void
}

function HeaderButton({ label, Icon, isPressed, onClick }: ButtonProps) {
  return (
    <Tooltip label={label} withinPortal={false} position="bottom-end">
      <ActionIcon variant="subtle" color="gray" aria-label={label} aria-pressed={isPressed} onClick={onClick}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  )
}

function answererOf({ mode, model }: AssistantStatus): string {
  return mode === 'offline' ? 'Offline analyst' : (model ?? 'Language model')
}

/** The name of the panel, who answers in it, and its buttons. */
export function PanelHeader({ status, isListing, onStartOver, onList, onClose }: Props) {
  return (
    <div className={classes['header']}>
      <Title order={2}>Assistant</Title>
      <Text size="xs" c="dimmed" truncate flex={1}>
        {status === undefined ? '' : answererOf(status)}
      </Text>
      <HeaderButton label="New conversation" Icon={SquarePen} onClick={onStartOver} />
      <HeaderButton label="Earlier conversations" Icon={History} isPressed={isListing} onClick={onList} />
      <HeaderButton label="Close the assistant" Icon={X} onClick={onClose} />
    </div>
  )
}
