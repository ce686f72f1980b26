import { TRPCError } from '@trpc/server'
import type { ZodError } from 'zod'
import { apiErrorCodes, type ApiError, type ApiErrorCode, type ApiIssue } from '../shared/api-error.ts'

/** A failure that the caller may see: its message says what to do. */
export class BillowError extends Error {
  override readonly name = 'BillowError'
  readonly code: ApiErrorCode
  readonly issues: readonly ApiIssue[]

  constructor(code: ApiErrorCode, message: string, issues: readonly ApiIssue[] = []) {
    super(message)
    this.code = code
    this.issues = issues
  }
}

const opaque: ApiError = {
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Something went wrong here. The log of the server holds the reason under the request id.',
}

/** The faults that zod found, with dotted paths. */
export function issuesOf(error: ZodError): ApiIssue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ path: issue.path.join('.'), message: issue.message }]
    return issue.keys.map((key) => ({
      path: [...issue.path, key].join('.'),
      message: `There is no parameter '${key}'. Remove it or check its spelling.`,
    }))
  })
}

function sentenceOf(issues: readonly ApiIssue[]): string {
  return issues
    .map((issue) => (issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`))
    .join(' ')
}

function isZodError(cause: unknown): cause is ZodError {
  return cause instanceof Error && cause.name === 'ZodError' && 'issues' in cause
}

function isApiErrorCode(code: string): code is ApiErrorCode {
  return apiErrorCodes.some((known) => known === code)
}

/**
 * The body for any failure. What was not foreseen stays opaque.
 *
 * @param failure whatever was thrown in a procedure or by the tRPC layer.
 */
export function toApiError(failure: unknown): ApiError {
  if (failure instanceof BillowError) {
    const { code, message, issues } = failure
    return issues.length > 0 ? { code, message, issues: [...issues] } : { code, message }
  }
  if (!(failure instanceof TRPCError)) return opaque
  if (failure.cause instanceof BillowError) return toApiError(failure.cause)
  if (failure.code === 'BAD_REQUEST' && isZodError(failure.cause)) {
    const issues = issuesOf(failure.cause)
    return { code: 'BAD_REQUEST', message: sentenceOf(issues), issues }
  }
  if (failure.code === 'PARSE_ERROR') return { code: 'BAD_REQUEST', message: 'The body is not valid JSON.' }
  const code = failure.code === 'METHOD_NOT_SUPPORTED' ? 'METHOD_NOT_ALLOWED' : failure.code
  return code !== 'INTERNAL_SERVER_ERROR' && isApiErrorCode(code)
    ? { code, message: failure.message }
    : opaque
}
