/** What a detector saw on a day. */
export const anomalyKinds = ['spike', 'drop', 'level_up', 'level_down', 'leak'] as const
export type AnomalyKind = (typeof anomalyKinds)[number]

/** The same in the words of the product: a level that changed is a step, a leak is a slow rise. */
export const shownKinds = ['spike', 'drop', 'step', 'slow_rise'] as const
export type ShownKind = (typeof shownKinds)[number]

const shown: Record<AnomalyKind, ShownKind> = {
  spike: 'spike',
  drop: 'drop',
  level_up: 'step',
  level_down: 'step',
  leak: 'slow_rise',
}

/** The product's word for a detector's kind. */
export function shownKind(kind: AnomalyKind): ShownKind {
  return shown[kind]
}

/** One day that is not as it should be. Amounts are in the unit of the series. */
export type AnomalyFlag = {
  /** Position of the day in the series. */
  index: number
  kind: AnomalyKind
  expected: number
  actual: number
  /** How far beyond the limit: 1 is on it, 2 is twice as far off. */
  score: number
  /** Position at which the change began: the day itself for a spike or drop, earlier for a step or a slow rise. */
  since: number
}
