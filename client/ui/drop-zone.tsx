import { Text } from '@mantine/core'
import { Upload } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import classes from './drop-zone.module.css'

type Props = {
  readonly title: string
  readonly hint: string
  /** File name endings, for the browser's own dialog. */
  readonly accept: string
  readonly isDisabled: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Takes files that are dropped on it or picked in the browser's dialog, by mouse or keyboard. */
export function DropZone({ title, hint, accept, isDisabled, onFiles }: Props) {
  const [isOver, setOver] = useState(false)
  const hover = (over: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(over && !isDisabled)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (!isDisabled && files.length > 0) onFiles(files)
  }
  return (
    <label
      className={classes['zone']}
      data-over={isOver}
      data-disabled={isDisabled}
      onDragEnter={hover(true)}
      onDragOver={hover(true)}
      onDragLeave={hover(false)}
      onDrop={drop}
    >
      <input
        type="file"
        multiple
        className={classes['input']}
        accept={accept}
        disabled={isDisabled}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file again is a change, too.
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Upload size={26} strokeWidth={1.5} aria-hidden className={classes['icon']} />
      <Text component="span" fw={600}>
        {title}
      </Text>
      <Text component="span" size="sm" c="dimmed">
        {hint}
      </Text>
    </label>
  )
}
