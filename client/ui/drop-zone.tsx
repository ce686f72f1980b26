import { Text } from '@mantine/core'
import { Upload } from 'lucide-react'
import { useState } from 'react'
import { chosenFiles, droppedFolders, filesWithin, type ChosenFile } from './chosen-files.ts'
import classes from './drop-zone.module.css'

type Props = {
  readonly title: string
  readonly hint: string
  /** File name endings, for the browser's own dialog. */
  readonly accept: string
  /** What the way to a whole folder is called. */
  readonly folderName: string
  readonly onFiles: (files: readonly ChosenFile[]) => void
}

/** Takes files that are dropped on it or picked in the browser's dialog: a file input does both, if it is large. */
export function DropZone({ title, hint, accept, folderName, onFiles }: Props) {
  const [isOver, setOver] = useState(false)
  const give = (files: readonly ChosenFile[]) => {
    if (files.length > 0) onFiles(files)
  }
  const take = (input: HTMLInputElement) => {
    const files = chosenFiles(input.files)
    // The same file again is a change, too.
    input.value = ''
    give(files)
  }
  return (
    <div className={classes['zone']} data-over={isOver}>
      <label className={classes['files']}>
        <Upload size={24} strokeWidth={1.5} aria-hidden className={classes['icon']} />
        <span>
          <Text component="span" display="block" fw={600}>
            {title}
          </Text>
          <Text component="span" display="block" size="sm" c="dimmed">
            {hint}
          </Text>
        </span>
        <input
          type="file"
          multiple
          className={classes['input']}
          accept={accept}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            setOver(false)
            const entries = droppedFolders(event.dataTransfer)
            if (entries === null) return
            event.preventDefault()
            void filesWithin(entries).then(give)
          }}
          onChange={(event) => take(event.currentTarget)}
        />
      </label>
      <label className={classes['folder']}>
        {folderName}
        <input
          type="file"
          ref={takesFolder}
          className={classes['input']}
          onChange={(event) => take(event.currentTarget)}
        />
      </label>
    </div>
  )
}

function takesFolder(input: HTMLInputElement | null): void {
  if (input !== null) input.webkitdirectory = true
}
