import { Text } from '@mantine/core'
import { Upload } from 'lucide-react'
import { useState } from 'react'
import classes from './drop-zone.module.css'

type Props = {
  readonly title: string
  readonly hint: string
  /** File name endings, for the browser's own dialog. */
  readonly accept: string
  readonly isDisabled: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Takes files that are dropped on it or picked in the browser's dialog: a file input does both, if it is large. */
export function DropZone({ title, hint, accept, isDisabled, onFiles }: Props) {
  const [isOver, setOver] = useState(false)
  return (
    <label className={classes['zone']} data-over={isOver} data-disabled={isDisabled}>
      <Upload size={26} strokeWidth={1.5} aria-hidden className={classes['icon']} />
      <Text component="span" fw={600}>
        {title}
      </Text>
      <Text component="span" size="sm" c="dimmed">
        {hint}
      </Text>
      <input
        type="file"
        multiple
        className={classes['input']}
        accept={accept}
        disabled={isDisabled}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file again is a change, too.
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}
