/** A slow rise of a log level. */
export type SlowRise = {
  /** Growth of the newest four weeks beyond what was usual, and how many times the limit that is. */
  growth: number
  score: number
  /** The level that usual growth would have led to. */
  usualLevel: number
  /** First day of the four weeks. */
  since: number
}

const fourWeeks = 28
const leastHistory = 56

/**
 * Tests whether the log level (without weekday effects and steps, from `first` on) has grown over the newest four
 * weeks by more than `limit` beyond its growth of the four weeks before, and steadily: the newest week has brought
 * between 15 and 70 % of it. Weekly means are compared. Null when not, or with less than eight weeks of history.
 */
export function slowRise(level: Float64Array, first: number, day: number, limit: number): SlowRise | null {
  if (day - first < leastHistory - 1) return null
  const now = weekMean(level, first, day)
  const middle = weekMean(level, first, day - fourWeeks)
  const before = weekMean(level, first, Math.max(first + 6, day - 2 * fourWeeks))
  const growth = now - middle
  const usual = Math.max(0, middle - before)
  const newest = now - weekMean(level, first, day - 7)
  const steady = newest > 0.15 * growth && newest < 0.7 * growth
  const excess = growth - usual
  if (excess <= limit || !steady) return null
  return { growth: excess, score: excess / limit, usualLevel: middle + usual, since: day - fourWeeks + 1 }
}

function weekMean(level: Float64Array, first: number, last: number): number {
  const from = Math.max(first, last - 6)
  let sum = 0
  for (let day = from; day <= last; day++) sum += level[day] ?? 0
  return sum / (last + 1 - from)
}
