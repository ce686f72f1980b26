import { median } from '../series/order-statistics.ts'

const groups = [
  [0, 1, 2, 3, 4],
  [5, 6],
]

/** Count, sum and sum of squares of the deviations of each weekday. */
type WeekdaySums = { counts: Float64Array; sums: Float64Array; squares: Float64Array }

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
  const sums = sumByWeekday(deviations, weekdays, skip)
  const centres = robust
    ? weekdayMedians(deviations, weekdays, skip)
    : sums.sums.map((sum, day) => sum / Math.max(1, sums.counts[day] ?? 0))
  const noise = errorOfCentre(sums, centres)
  const effects = new Float64Array(7)
  for (const group of groups) shrinkGroup(group, centres, sums.counts, noise, effects)
  let mean = 0
  for (const effect of effects) mean += effect / 7
  return effects.map((effect) => effect - mean)
}

function sumByWeekday(deviations: Float64Array, weekdays: Uint8Array, skip: Uint8Array): WeekdaySums {
  const counts = new Float64Array(7)
  const sums = new Float64Array(7)
  const squares = new Float64Array(7)
  for (let k = 0; k < deviations.length; k++) {
    if (skip[k] !== 0) continue
    const day = weekdays[k] ?? 0
    const deviation = deviations[k] ?? 0
    counts[day] = (counts[day] ?? 0) + 1
    sums[day] = (sums[day] ?? 0) + deviation
    squares[day] = (squares[day] ?? 0) + deviation * deviation
  }
  return { counts, sums, squares }
}

function weekdayMedians(deviations: Float64Array, weekdays: Uint8Array, skip: Uint8Array): Float64Array {
  const perDay: number[][] = Array.from({ length: 7 }, () => [])
  for (let k = 0; k < deviations.length; k++) {
    if (skip[k] === 0) perDay[weekdays[k] ?? 0]?.push(deviations[k] ?? 0)
  }
  return Float64Array.from(perDay, (day) => median(day))
}

/** Squared standard error of one weekday's centre, the scatter pooled over the week. */
function errorOfCentre({ counts, sums, squares }: WeekdaySums, centres: Float64Array): number {
  let scatter = 0
  let count = 0
  for (let day = 0; day < 7; day++) {
    const centre = centres[day] ?? 0
    scatter += (squares[day] ?? 0) - 2 * centre * (sums[day] ?? 0) + (counts[day] ?? 0) * centre * centre
    count += counts[day] ?? 0
  }
  return count === 0 ? 0 : ((Math.max(0, scatter) / Math.max(1, count - 7)) * 7) / count
}

function shrinkGroup(
  group: readonly number[],
  centres: Float64Array,
  counts: Float64Array,
  noise: number,
  effects: Float64Array,
): void {
  let total = 0
  let weighted = 0
  for (const day of group) {
    total += counts[day] ?? 0
    weighted += (counts[day] ?? 0) * (centres[day] ?? 0)
  }
  const centre = weighted / Math.max(1, total)
  let spread = 0
  for (const day of group) spread += ((centres[day] ?? 0) - centre) ** 2 / (group.length - 1)
  const kept = spread > noise ? 1 - noise / spread : 0
  for (const day of group) {
    effects[day] = centre + (counts[day] === 0 ? 0 : kept * ((centres[day] ?? 0) - centre))
  }
}
