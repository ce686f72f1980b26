import { Button, Group, Popover, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'

type Props = {
  readonly label: string
  /** What will happen, as a question. */
  readonly question: string
  /** The way out of the question. */
  readonly cancel?: string
  /** The side of the button on which there is room for the question. */
  readonly opens?: 'left' | 'right'
  readonly isPending: boolean
  readonly onConfirm: () => void
  /** More about what will happen; only made once it is asked for. */
  readonly children?: ReactNode
}

/** Asks once more before it does what cannot be taken back. */
export function ConfirmButton({
  label,
  question,
  cancel = 'Keep',
  opens = 'left',
  isPending,
  onConfirm,
  children,
}: Props) {
  const [isOpen, setOpen] = useState(false)
  const confirm = () => {
    setOpen(false)
    onConfirm()
  }
  return (
    <Popover
      // Out of the table that it often stands in, which would cut it off.
      withinPortal
      opened={isOpen}
      onChange={setOpen}
      trapFocus
      returnFocus
      position={opens === 'left' ? 'bottom-end' : 'bottom-start'}
      width={300}
      shadow="md"
    >
      <Popover.Target>
        <Button size="compact-sm" variant="default" loading={isPending} onClick={() => setOpen(!isOpen)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{question}</Text>
        {children}
        <Group gap="xs" mt="xs" justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={() => setOpen(false)}>
            {cancel}
          </Button>
          <Button size="compact-sm" color="red.9" onClick={confirm}>
            {label}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
