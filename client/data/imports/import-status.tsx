import { Badge } from '@mantine/core'
import type { ImportStatus as Status } from '../../../shared/bill-import.ts'

const faces: Record<Status, { readonly word: string; readonly color: string }> = {
  queued: { word: 'Waiting', color: 'gray' },
  running: { word: 'Reading', color: 'accent' },
  done: { word: 'Imported', color: 'green' },
  unchanged: { word: 'Already there', color: 'gray' },
  refused: { word: 'Refused', color: 'red' },
  undone: { word: 'Undone', color: 'gray' },
}

/** Whether an import may still change by itself. */
export function isUnderWay(status: Status): boolean {
  return status === 'queued' || status === 'running'
}

export function ImportStatus({ status }: { readonly status: Status }) {
  const { word, color } = faces[status]
  return (
    <Badge variant="dot" color={color} tt="none" size="md">
      {word}
    </Badge>
  )
}
