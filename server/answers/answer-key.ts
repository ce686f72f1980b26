import { createHash } from 'node:crypto'
import type { Day } from '../../shared/period.ts'
import { build } from '../build.ts'

/** A query with its input as the contract reads it, so that the same question always looks the same. */
export type Call = { readonly path: string; readonly input: string }

/** The state of the world that an answer is about. */
export type Edition = { readonly day: Day; readonly version: number }

/**
 * Who may see an answer. Everybody sees everything until there are accounts; then what somebody may see belongs here, or
 * people would be given the answers of others.
 */
export function audience(): string {
  return 'everybody'
}

/** All that an answer depends on, as one text. */
export function answerKey({ path, input }: Call, { day, version }: Edition): string {
  return JSON.stringify([path, input, day, version, audience()])
}

/**
 * The tag of an answer, known before the answer is. It is a weak one, since one tag stands for the body in every coding.
 *
 * @param keys those of the answers that the body consists of.
 * @param form how the body is made of them.
 */
export function etagOf(keys: readonly string[], form: string): string {
  const hash = createHash('sha256').update(JSON.stringify([build, form, ...keys]))
  return `W/"${hash.digest('base64url').slice(0, 27)}"`
}
