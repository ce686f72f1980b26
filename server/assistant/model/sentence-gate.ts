import { cleanReply } from './clean-reply.ts'
import { ungroundedFigures, type Evidence } from './grounding.ts'

/** A line, or a sentence within one; the number of a list item ends no sentence. */
const boundary = /(?<=\n)|(?<=(?<!(?:^|\n)\s*\d{1,2})[.!?])(?=\s)/

/** Lets text through sentence by sentence, as long as every figure in it is grounded. */
export type SentenceGate = {
  add(text: string): void
  /** Checks what is left. */
  end(): void
  /** What was let through. */
  shown(): string
  /** The figures that stopped it; none where everything was let through. */
  offending(): readonly string[]
}

/**
 * @param release is given every sentence that is let through.
 */
export function createSentenceGate(evidence: Evidence, release: (text: string) => void): SentenceGate {
  let pending = ''
  let shown = ''
  let offending: string[] = []
  const judge = (sentence: string): void => {
    if (offending.length > 0) return
    const clean = cleanReply(sentence)
    offending = ungroundedFigures(clean, evidence)
    if (offending.length > 0 || clean === '') return
    shown += clean
    release(clean)
  }
  return {
    add(text) {
      pending += text
      const parts = pending.split(boundary)
      pending = parts.pop() ?? ''
      parts.forEach(judge)
    },
    end() {
      if (pending !== '') judge(pending)
      pending = ''
    },
    shown: () => shown,
    offending: () => offending,
  }
}
