import { ActionIcon, Group, Text } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'

type Props = {
  /** The index of the first row shown. */
  readonly first: number
  readonly size: number
  readonly count: number
  readonly onPage: (page: number) => void
}

/** Leafs through a long list; absent where one page holds all of it. */
export function Pager({ first, size, count, onPage }: Props) {
  if (count <= size) return null
  const page = first / size
  const last = Math.min(first + size, count)
  return (
    <Group component="nav" aria-label="Pages of the table" justify="flex-end" gap="xs" mt="xs">
      <Text size="xs" c="dimmed" aria-live="polite">
        {`${first + 1}–${last} of ${count.toLocaleString('en-US')}`}
      </Text>
      <ActionIcon
        variant="default"
        aria-label="Previous page"
        disabled={first === 0}
        onClick={() => onPage(page - 1)}
      >
        <ChevronLeft size={15} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label="Next page"
        disabled={last >= count}
        onClick={() => onPage(page + 1)}
      >
        <ChevronRight size={15} />
      </ActionIcon>
    </Group>
  )
}
