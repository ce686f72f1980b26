import type { Entities } from './entities.ts'
import type { Masked } from './mask.ts'
import type { Parameters } from './parameters.ts'
import type { PeriodWords } from './periods/read-periods.ts'
import type { Limitation } from './unsupported-words.ts'

/** What a question wants done; each stands for one tool. */
export type Intent = 'recommendations' | 'anomalies' | 'compare' | 'service' | 'series' | 'total'

/** One clause of a question, taken apart. Nothing here depends on what was asked before, but `periods` may. */
export type Reading = {
  /** Corrected, lower case, without masked parts. */
  readonly text: string
  /** The same with names and periods overwritten. */
  readonly rest: string
  readonly entities: Entities
  readonly time: PeriodWords
  readonly parameters: Parameters
  readonly masked: readonly Masked[]
  readonly hasCostWord: boolean
  readonly hasWeakCostWord: boolean
  readonly intents: ReadonlySet<Intent>
  readonly asksChange: boolean
  readonly asksWhy: boolean
  readonly isCombined: boolean
  readonly hasCompareVerb: boolean
  readonly limitation: Limitation | null
  readonly write: string | null
  /** Not about cost at all, whatever words it holds. */
  readonly offTopic: boolean
  readonly asksHelp: boolean
  /** Something named that is neither known nor ordinary. */
  readonly unknownName: string | null
}
