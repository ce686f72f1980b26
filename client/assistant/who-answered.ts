import type { AnswerData, DegradedReason } from '../../shared/assistant-answer.ts'

const reasons: Record<DegradedReason, string> = {
  assistant_misconfigured: 'The model’s address, key or name was not accepted; check the settings.',
  busy: 'The model was busy.',
  quota: 'The quota of the model’s account is used up.',
  upstream_unavailable: 'The model could not be reached in time.',
  upstream_invalid: 'The model’s answer could not be read.',
  limit: 'The model needed more steps than an answer may take.',
  budget: 'The tokens for today are used up.',
  ungrounded: 'The model gave figures that the data does not hold; they were replaced.',
}

/** Who answered, in a line. */
export function whoAnswered({ mode, usage }: Pick<AnswerData, 'mode' | 'usage'>): string {
  if (mode === 'offline') return 'Answered by the offline analyst, by rules and without a model'
  if (usage === null) return 'Answered by a language model'
  const tokens = (usage.input_tokens + usage.output_tokens).toLocaleString('en-US')
  return `Answered by a language model, with ${tokens} tokens`
}

/** Why no model answered although there is one, or null where nothing went wrong. */
export function degradedNotice({ degraded_reason }: Pick<AnswerData, 'degraded_reason'>): string | null {
  return degraded_reason === null ? null : `${reasons[degraded_reason]} The offline analyst answered instead.`
}
