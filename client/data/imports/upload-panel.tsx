import { Paper } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '../../api.ts'
import type { ChosenFile } from '../../ui/chosen-files.ts'
import { DropZone } from '../../ui/drop-zone.tsx'
import { FailedNotice } from '../../ui/failed-notice.tsx'
import { fileNames } from './file-names.ts'
import { ProgressBar } from './progress-bar.tsx'
import { sendingWords } from './progress-words.ts'
import { uploadBill, type Sent } from './upload-bill.ts'

type Props = { readonly onAccepted: (id: number) => void }

const nothing: Sent = { sent: 0, total: 0 }

/** Takes a bill and sends it. */
export function UploadPanel({ onAccepted }: Props) {
  const [progress, setProgress] = useState(nothing)
  const upload = useMutation({
    mutationFn: (files: readonly ChosenFile[]) => uploadBill(files, setProgress),
    onMutate: () => setProgress(nothing),
    async onSuccess(id) {
      onAccepted(id)
      await queryClient.invalidateQueries()
    },
  })
  const send = (files: readonly ChosenFile[]) => upload.mutate(files)
  const names = fileNames({ files: upload.variables?.map(({ name }) => ({ name, bytes: 0 })) ?? [] })
  return (
    <section aria-label="Import a bill">
      {upload.isPending ? (
        <Paper p="md">
          <ProgressBar label={`Sending ${names}`} shown={sendingWords(progress.sent, progress.total)} />
        </Paper>
      ) : (
        <DropZone
          title="Drop a bill here, or choose its files"
          hint="FOCUS, AWS CUR, Azure or GCP, as CSV, JSON or Parquet, also in gzip or zip. What comes together is one delivery. Nothing leaves this machine."
          accept=".csv,.json,.jsonl,.ndjson,.parquet,.gz,.gzip,.zip"
          folderName="Choose a folder"
          onFiles={send}
        />
      )}
      {upload.isError ? (
        <FailedNotice
          title={`${names} could not be imported`}
          message={upload.error.message}
          onRetry={() => send(upload.variables)}
        />
      ) : null}
    </section>
  )
}
