import type { ImportStatus as Status } from '../../../shared/bill-import.ts'
import { Tag, type Tone } from '../../ui/tag.tsx'

const faces: Readonly<Record<Status, { readonly word: string; readonly tone: Tone }>> = {
  queued: { word: 'Waiting', tone: 'neutral' },
  running: { word: 'Under way', tone: 'warning' },
  done: { word: 'Imported', tone: 'good' },
  unchanged: { word: 'Already there', tone: 'neutral' },
  held: { word: 'To decide', tone: 'warning' },
  refused: { word: 'Refused', tone: 'bad' },
  undone: { word: 'Undone', tone: 'neutral' },
}

/** Whether an import may still change by itself. */
export function isUnderWay(status: Status): boolean {
  return status === 'queued' || status === 'running'
}

export function ImportStatus({ status }: { readonly status: Status }) {
  return <Tag tone={faces[status].tone}>{faces[status].word}</Tag>
}
