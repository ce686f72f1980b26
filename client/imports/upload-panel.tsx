import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { DropZone } from '../ui/drop-zone.tsx'
import { FailedNotice } from '../ui/failed-notice.tsx'
import { formatPercent } from '../ui/format-amount.ts'
import { uploadBill } from './upload-bill.ts'

type Props = { readonly onAccepted: (id: number) => void }

/** Takes a bill and sends it. */
export function UploadPanel({ onAccepted }: Props) {
  const [part, setPart] = useState(0)
  const upload = useMutation({
    mutationFn: (files: readonly File[]) => uploadBill(files, setPart),
    onMutate: () => setPart(0),
    onSuccess: onAccepted,
  })
  const send = (files: readonly File[]) => upload.mutate(files)
  const names = upload.variables?.map((file) => file.name).join(', ') ?? ''
  return (
    <section aria-label="Import a bill">
      <DropZone
        title={
          upload.isPending
            ? `Sending ${names}: ${formatPercent(part * 100)}`
            : 'Drop a bill here, or choose its files'
        }
        hint="FOCUS 1.0 as CSV. The files of one bill belong together. Nothing leaves this machine."
        accept=".csv,.gz,.zip"
        isDisabled={upload.isPending}
        onFiles={send}
      />
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
