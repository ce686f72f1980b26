import { ApiError } from '../../../shared/api-error.ts'
import { AcceptedImport } from '../../../shared/bill-upload.ts'
import type { ChosenFile } from '../../ui/chosen-files.ts'

export type Sent = { readonly sent: number; readonly total: number }

function messageOf(status: number, text: string): string {
  try {
    const body = ApiError.safeParse(JSON.parse(text))
    if (body.success) return body.data.message
  } catch {
    // Not from our server, so there is nothing to quote.
  }
  return status === 0 ? 'The server could not be reached.' : `The server answered ${status}.`
}

/**
 * Sends the files of one delivery. The older kind of request, since the newer one does not tell how far it is.
 *
 * @param onProgress is told how many bytes are sent.
 * @returns the number of the import that reads them.
 * @throws Error with a message for a person.
 */
export function uploadBill(
  files: readonly ChosenFile[],
  onProgress: (progress: Sent) => void,
): Promise<number> {
  const form = new FormData()
  for (const { file, name } of files) form.append('file', file, name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/finops/imports')
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress({ sent: loaded, total }))
    request.addEventListener('loadend', () => {
      const { status, responseText } = request
      const isAccepted = status >= 200 && status < 300
      const answer = isAccepted ? AcceptedImport.safeParse(JSON.parse(responseText)) : null
      if (answer?.success) resolve(answer.data.id)
      else reject(new Error(messageOf(status, responseText)))
    })
    request.send(form)
  })
}
