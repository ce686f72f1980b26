/** That a line begins or ends, in positions of its series. */
export type Presence = {
  readonly kind: 'new' | 'revived' | 'gone'
  /** The first and the last day that are news. */
  readonly first: number
  readonly last: number
  /** Whether whatever the line lies in is as new, which tells more. */
  readonly isInherited: boolean
}

export type Watched = {
  /** Since when whatever the line lies in is known, perhaps before the series; null where nobody can tell. */
  readonly since: number | null
  /** What counts as cost on a day. */
  readonly floor: number
  /** Whether an end is told here; where all days are judged, it is told as a drop. */
  readonly tellsEnd: boolean
}

/** What a day costs at least to be a cost at all. */
export const leastCost = 0.005
/** So long must be known what a line lies in before it is new in it, and so long it stays news. */
export const newsDays = 14
/** What costs nothing for so long is dormant; longer than a month, since many fees come once in one. */
const dormantDays = 35
/** What came back that often, or after about as long, does so by habit. */
const mostReturns = 2
const alike = 0.2
const weeksBefore = 28

/**
 * When a line is new, comes back after a long sleep, or ends: told on the first day that costs the floor, without any
 * learning.
 *
 * @param values the daily costs, oldest first.
 */
export function findPresence(values: readonly number[], watched: Watched): Presence[] {
  const runs = runsOf(values)
  const [first] = runs
  if (first === undefined) return []
  const begun = watched.since === null ? null : beginning('new', values, first.from, watched)
  const isInherited = watched.since === null || first.from - watched.since < newsDays
  return [
    ...(begun === null ? [] : [{ ...begun, isInherited }]),
    ...returns(values, runs, watched),
    ...(watched.tellsEnd ? ending(values, runs, watched) : []),
  ]
}

type Run = { readonly from: number; readonly to: number }

/** Stretches of days with costs, told apart by days enough without any to be dormant. */
function runsOf(values: readonly number[]): Run[] {
  const runs: Run[] = []
  for (const [day, value] of values.entries()) {
    if (value < leastCost) continue
    const last = runs.at(-1)
    if (last !== undefined && day - last.to <= dormantDays) runs[runs.length - 1] = { ...last, to: day }
    else runs.push({ from: day, to: day })
  }
  return runs
}

function beginning(
  kind: 'new' | 'revived',
  values: readonly number[],
  from: number,
  { floor }: Watched,
): Presence | null {
  const days = Array.from({ length: newsDays }, (_, after) => from + after).filter(
    (day) => (values[day] ?? 0) >= leastCost,
  )
  const first = days.find((day) => (values[day] ?? 0) >= floor)
  const last = days.at(-1)
  return first === undefined || last === undefined ? null : { kind, first, last, isInherited: false }
}

function returns(values: readonly number[], runs: readonly Run[], watched: Watched): Presence[] {
  return runs.flatMap((run, place) => {
    const before = runs[place - 1]
    if (before === undefined || place > mostReturns) return []
    const sleep = run.from - before.to
    const earlier = runs[place - 2]
    const isHabit = earlier !== undefined && Math.abs(before.from - earlier.to - sleep) <= alike * sleep
    const back = isHabit ? null : beginning('revived', values, run.from, watched)
    return back === null ? [] : [back]
  })
}

/** Whatever cost the floor on nearly every day of four weeks and costs nothing since. */
function ending(values: readonly number[], runs: readonly Run[], { floor }: Watched): Presence[] {
  const lastCost = runs.at(-1)?.to ?? 0
  const first = lastCost + 1
  const before = values.slice(Math.max(0, first - weeksBefore), first)
  const charged = before.filter((value) => value >= leastCost)
  const mean = before.reduce((sum, value) => sum + value, 0) / Math.max(1, before.length)
  const isSteady = before.length >= newsDays && charged.length >= 0.9 * before.length
  if (first >= values.length || !isSteady || mean < floor) return []
  return [{ kind: 'gone', first, last: Math.min(values.length, first + newsDays) - 1, isInherited: false }]
}
