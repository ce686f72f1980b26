import { z } from 'zod'

export const apiErrorCodes = [
  'BAD_REQUEST',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'CONFLICT',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'UNPROCESSABLE_CONTENT',
  'TOO_MANY_REQUESTS',
  'INTERNAL_SERVER_ERROR',
  'SERVICE_UNAVAILABLE',
] as const

export const ApiErrorCode = z.enum(apiErrorCodes)
export type ApiErrorCode = z.infer<typeof ApiErrorCode>

export const httpStatusOf: Record<ApiErrorCode, number> = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNPROCESSABLE_CONTENT: 422,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
}

export const ApiIssue = z
  .object({
    path: z
      .string()
      .meta({ description: 'The field at fault, dotted; empty for the whole input.', example: 'start_date' }),
    message: z
      .string()
      .meta({ description: 'What is wrong and what to do.', example: 'There is no day 2026-02-30.' }),
  })
  .meta({
    id: 'ApiIssue',
    description: 'One fault of the input.',
    example: { path: 'start_date', message: 'There is no day 2026-02-30.' },
  })
export type ApiIssue = z.infer<typeof ApiIssue>

export const ApiError = z
  .object({
    code: ApiErrorCode.meta({ description: 'What kind of failure it is.', example: 'BAD_REQUEST' }),
    message: z
      .string()
      .meta({ description: 'What happened, for a person.', example: 'start_date is not a day.' }),
    issues: z
      .array(ApiIssue)
      .optional()
      .meta({
        description: 'Each fault of the input, where there is one.',
        example: [{ path: 'start_date', message: 'There is no day 2026-02-30.' }],
      }),
  })
  .meta({
    id: 'ApiError',
    description: 'The body of every failed request.',
    example: {
      code: 'BAD_REQUEST',
      message: 'start_date: There is no day 2026-02-30.',
      issues: [{ path: 'start_date', message: 'There is no day 2026-02-30.' }],
    },
  })
export type ApiError = z.infer<typeof ApiError>
