import { ApiError } from '../../shared/api-error.ts'
import { AcceptedImport } from '../../shared/bill-import.ts'

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
 * Sends the files of one bill. The older kind of request, since the newer one does not tell how far it is.
 *
 * @param onProgress is told the part that is sent, 0 to 1.
 * @returns the number of the import that reads them.
 * @throws Error with a message for a person.
 */
export function uploadBill(files: readonly File[], onProgress: (part: number) => void): Promise<number> {
  const form = new FormData()
  for (const file of files) form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/finops/imports')
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
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
