import { httpStatusOf, type ApiErrorCode } from '../../shared/api-error.ts'

const descriptions: Record<ApiErrorCode, string> = {
  BAD_REQUEST: 'The input is not as described; `issues` names each fault.',
  UNAUTHORIZED: 'Who is asking is not known.',
  FORBIDDEN: 'The request comes from another site or names a foreign host.',
  NOT_FOUND: 'There is no such thing.',
  METHOD_NOT_ALLOWED: 'This address does not take this method.',
  CONFLICT: 'What is there now does not allow it.',
  PAYLOAD_TOO_LARGE: 'The body is too large.',
  UNSUPPORTED_MEDIA_TYPE: 'The body has another content type than described.',
  UNPROCESSABLE_CONTENT: 'The content was understood but cannot be used.',
  TOO_MANY_REQUESTS: 'Too many requests; try again later.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on the server; its log holds the reason.',
  SERVICE_UNAVAILABLE:
    'Too many questions are waiting, or the database cannot be reached; ask again after the seconds that `retry-after` tells.',
}

const codes = Object.keys(httpStatusOf).filter((code): code is ApiErrorCode => code in descriptions)

/** Named responses, one for each status that a failure can have, all with the one error body. */
export const errorResponseComponents = Object.fromEntries(
  codes.map((code) => [
    code,
    {
      description: descriptions[code],
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/ApiError' },
          example: { code, message: descriptions[code] },
        },
      },
    },
  ]),
)

const always: readonly ApiErrorCode[] = [
  'BAD_REQUEST',
  'FORBIDDEN',
  'INTERNAL_SERVER_ERROR',
  'SERVICE_UNAVAILABLE',
]
const withBody: readonly ApiErrorCode[] = ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE']

/**
 * References to the failures of an operation.
 *
 * @param statuses those that this operation adds to the usual ones.
 */
export function errorResponsesFor(
  hasBody: boolean,
  statuses: readonly number[],
): Record<string, { $ref: string }> {
  const named = codes.filter((code) => statuses.includes(httpStatusOf[code]))
  const all = [...always, ...(hasBody ? withBody : []), ...named]
  return Object.fromEntries(
    codes
      .filter((code) => all.includes(code))
      .map((code) => [String(httpStatusOf[code]), { $ref: `#/components/responses/${code}` }]),
  )
}
