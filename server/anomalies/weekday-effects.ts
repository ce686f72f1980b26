import { median } from '../series/order-statistics.ts'

const groups = [
  [0, 1, 2, 3, 4],
  [5, 6],
]

/**
 * Log effect per weekday (0 Monday .. 6 Sunday, mean 0) from the days' log deviations from their level, days with
 * `skip` set left out. Each weekday is shrunk towards its group (working days, weekend) as far as the scatter
 * explains the differences within the group (James-Stein): few weeks say "workday or weekend", many say "Tuesday".
 * `robust` takes medians instead of means, for the first look at a series whose odd days are not known yet.
 */
export function weekdayEffects(
  deviations: Float64Array,
  weekdays: Uint8Array,
  skip: Uint8Array,
  robust: boolean,
): Float64Array {
  const perDay: number[][] = Array.from({ length: 7 }, () => [])
  deviations.forEach((deviation, k) => {
    if (skip[k] === 0) perDay[weekdays[k] ?? 0]?.push(deviation)
  })
  const centres = perDay.map((day) => (robust ? median(day) : sum(day) / Math.max(1, day.length)))
  const noise = errorOfCentre(perDay, centres)
  const effects = new Float64Array(7)
  for (const group of groups) {
    const counts = group.map((day) => perDay[day]?.length ?? 0)
    const weighted = group.map((day, i) => (centres[day] ?? 0) * (counts[i] ?? 0))
    const centre = sum(weighted) / Math.max(1, sum(counts))
    const spread = sum(group.map((day) => ((centres[day] ?? 0) - centre) ** 2)) / (group.length - 1)
    const kept = spread > noise ? 1 - noise / spread : 0
    group.forEach((day, i) => {
      effects[day] = centre + (counts[i] === 0 ? 0 : kept * ((centres[day] ?? 0) - centre))
    })
  }
  const mean = effects.reduce((total, effect) => total + effect, 0) / 7
  return effects.map((effect) => effect - mean)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Squared standard error of one weekday's centre, the scatter pooled over the week. */
function errorOfCentre(perDay: readonly number[][], centres: readonly number[]): number {
  const count = sum(perDay.map((day) => day.length))
  const squares = sum(perDay.map((day, k) => sum(day.map((value) => (value - (centres[k] ?? 0)) ** 2))))
  return count === 0 ? 0 : ((squares / Math.max(1, count - 7)) * 7) / count
}
