/** Exponential smoothing of a log level at four speeds at once. */
export type LevelBank = { levels: Float64Array; losses: Float64Array }

// Per day; the slowest averages about a month, the fastest follows within three days.
const speeds = [0.06, 0.12, 0.25, 0.45]
const memory = 0.96
const clearlyBetter = 0.9

/** A bank that starts at `level`. */
export function levelBank(level: number): LevelBank {
  return { levels: new Float64Array(speeds.length).fill(level), losses: new Float64Array(speeds.length) }
}

/**
 * The level by the speed that predicted best over about the last month (discounted absolute error). A faster speed
 * must be a tenth better than a slower one, since by luck alone it often is a little.
 */
export function presentLevel(bank: LevelBank): number {
  let best = 0
  for (let i = 1; i < speeds.length; i++) {
    if ((bank.losses[i] ?? 0) < clearlyBetter * (bank.losses[best] ?? 0)) best = i
  }
  return bank.levels[best] ?? 0
}

/** Feeds one log value without its weekday effect. */
export function feedLevel({ levels, losses }: LevelBank, value: number): void {
  for (let i = 0; i < speeds.length; i++) {
    const error = value - (levels[i] ?? 0)
    losses[i] = memory * (losses[i] ?? 0) + Math.abs(error)
    levels[i] = (levels[i] ?? 0) + (speeds[i] ?? 0) * error
  }
}

/** Moves all speeds by a step of the level. */
export function shiftLevel(bank: LevelBank, step: number): void {
  bank.levels = bank.levels.map((level) => level + step)
}

/** Puts all speeds at a level; what is known of their errors stays. */
export function setLevel(bank: LevelBank, level: number): void {
  bank.levels.fill(level)
}
