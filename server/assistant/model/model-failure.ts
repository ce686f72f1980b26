import type { DegradedReason } from '../../../shared/assistant-answer.ts'

/** What can be done about a failure before the offline analyst takes over. */
export type Remedy =
  | { readonly kind: 'none' }
  | { readonly kind: 'retry'; readonly afterMs: number }
  | { readonly kind: 'adapt'; readonly parameter: string }
  | { readonly kind: 'shorten' }

/** A model that did not answer. Its message is ours: a server's own can hold a part of the key. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'
  readonly reason: DegradedReason
  readonly remedy: Remedy

  constructor(reason: DegradedReason, remedy: Remedy = { kind: 'none' }) {
    super(`The model did not answer: ${reason}.`)
    this.reason = reason
    this.remedy = remedy
  }
}
