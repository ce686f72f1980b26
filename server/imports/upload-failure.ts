import { BillowError } from '../errors.ts'

const example = 'for example: curl -F file=@bill.csv URL'
const longestBoundary = 70

/**
 * Checks that the parts of a multipart body can be told apart.
 *
 * @param contentType the header of the request.
 * @throws BillowError BAD_REQUEST for a boundary that is missing or longer than RFC 2046 allows.
 */
export function checkBoundary(contentType: string): void {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain ?? ''
  if (boundary === '') {
    throw new BillowError(
      'BAD_REQUEST',
      `The upload cannot be read: its Content-Type names no boundary. Let your program set that header, ${example}`,
    )
  }
  if (boundary.length > longestBoundary) {
    throw new BillowError(
      'BAD_REQUEST',
      `The upload cannot be read: its boundary has ${boundary.length} characters, and at most ${longestBoundary} are allowed.`,
    )
  }
}

const refusals: Readonly<Record<string, string>> = {
  FST_FILES_LIMIT: 'The upload has too many files. Send at most 1000, or an archive.',
  FST_FIELDS_LIMIT: 'The upload has too many fields. Send nothing but bills, in the field file.',
  FST_PARTS_LIMIT: 'The upload has too many parts. Send at most 1000 files, or an archive.',
  FST_PROTO_VIOLATION: 'Send the bill in the field file; this field may not be used.',
  FST_MP_PREMATURE_CLOSE: 'The upload broke off before it was complete. Send it again.',
  ECONNRESET: 'The upload broke off before it was complete. Send it again.',
}

/**
 * A failure of an upload in words, where it lies with the upload: the parser of multipart bodies gives its errors no
 * code, while those of our own disk have one.
 */
export function explainUpload(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BillowError) return error
  const code = 'code' in error ? String(error.code) : undefined
  if (code !== undefined) {
    const refusal = refusals[code]
    return refusal === undefined ? error : new BillowError('BAD_REQUEST', refusal)
  }
  const isCut = /unexpected end|terminated early/i.test(error.message)
  const why = isCut
    ? 'its multipart body is cut off, or has another boundary than its Content-Type says'
    : 'its body is not multipart/form-data as RFC 7578 has it'
  return /multipart|boundary|header|terminated|part /i.test(error.message)
    ? new BillowError('BAD_REQUEST', `The upload cannot be read: ${why}. Send it again, ${example}`)
    : error
}
