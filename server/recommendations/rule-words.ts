import type { SettingName } from '../../shared/insight-settings.ts'
import type { Draft, ResourceLine } from './evidence.ts'

/** What is the same of everything that a rule finds. */
export type RuleWords = {
  readonly name: string
  /** @param names what the charges are, in short. */
  title(names: string): string
  /** What the monthly cost is of that the saving comes from. */
  readonly figure: string
  readonly formula: string
  readonly source: string
  readonly assumptions: readonly SettingName[]
  readonly confidence: Draft['confidence']
  readonly effort: Draft['effort']
  readonly what_to_do: string
  readonly how_to_check: string
  /** A command about a resource, for a shell. */
  command?(resource: ResourceLine): string | null
}

/** The words of a rule that its drafts carry as they are. */
export function wordsOfDraft(
  rule: RuleWords,
): Pick<
  Draft,
  'formula' | 'source' | 'assumptions' | 'confidence' | 'effort' | 'what_to_do' | 'how_to_check'
> {
  const { formula, source, assumptions, confidence, effort, what_to_do, how_to_check } = rule
  return { formula, source, assumptions, confidence, effort, what_to_do, how_to_check }
}

/** An id as one word of a shell, whatever a bill wrote into it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

/** An ARN or a path names the thing itself in its last part. */
export function lastPart(id: string): string {
  return shellWord(id.split(/[/:]/).at(-1) ?? id)
}

/** The region as an option of AWS's tool; nothing where the bill does not tell it. */
export function atRegion({ region }: Pick<ResourceLine, 'region'>): string {
  return region === null ? '' : ` --region ${region}`
}
