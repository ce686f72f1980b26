/** A deterministic source of numbers in 0..1 (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A daily series with the positions of its planted spikes. */
export type DemoSeries = { startDay: string; values: number[]; spikes: number[] }

const dayMs = 86_400_000

/**
 * Six months shaped like the demo data: base x trend 1..1.15 x weekend 0.7 x month-end 1.04 x uniform noise
 * 0.85..1.15 x 1.5 on two or three random days of each calendar month, fewer in a part month.
 */
export function demoSeries(seed: number): DemoSeries {
  const random = randomSource(seed)
  const start = Date.UTC(2026, 4, 24)
  const count = 185
  const dates = Array.from({ length: count }, (_, i) => new Date(start + i * dayMs))
  const spikes = plantSpikes(dates, random)
  const base = 10 + 990 * random()
  const values = dates.map((date, i) => {
    const trend = 1 + (0.15 * i) / (count - 1)
    const weekend = date.getUTCDay() % 6 === 0 ? 0.7 : 1
    const monthEnd = date.getUTCDate() >= 25 ? 1.04 : 1
    const noise = 0.85 + 0.3 * random()
    const cost = base * trend * weekend * monthEnd * noise * (spikes.has(i) ? 1.5 : 1)
    return Math.round(cost * 100) / 100
  })
  return { startDay: '2026-05-24', values, spikes: [...spikes].sort((a, b) => a - b) }
}

function plantSpikes(dates: readonly Date[], random: () => number): Set<number> {
  const months = new Map<number, number[]>()
  dates.forEach((date, i) => {
    const month = date.getUTCMonth()
    months.set(month, [...(months.get(month) ?? []), i])
  })
  const spikes = new Set<number>()
  for (const days of months.values()) {
    const wanted = Math.round(((random() < 0.5 ? 2 : 3) * days.length) / 30)
    const chosen = new Set<number>()
    while (chosen.size < wanted) chosen.add(days[Math.floor(random() * days.length)] ?? 0)
    for (const day of chosen) spikes.add(day)
  }
  return spikes
}
