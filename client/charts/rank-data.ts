import type { Provider } from '../../shared/catalogue.ts'
import { shadeOf, neutralColor, type ColorScheme } from './series-colors.ts'

/** One of several things side by side. */
export type RankEntry = { readonly label: string; readonly cost: number; readonly provider: Provider | null }

/** What the chart library draws; the key keeps two things of one name apart. */
export type RankDatum = { [key: string]: string | number }

export type RankBars = {
  readonly data: readonly RankDatum[]
  readonly labels: ReadonlyMap<string, string>
  readonly colors: ReadonlyMap<string, string>
}

const longestLabel = 20

/** The bars from top to bottom: each provider's in its own shades, in the order given. */
export function rankBars(entries: readonly RankEntry[], scheme: ColorScheme): RankBars {
  const ranks = new Map<Provider, number>()
  const colorOf = (provider: Provider | null) => {
    if (provider === null) return neutralColor(scheme)
    const rank = ranks.get(provider) ?? 0
    ranks.set(provider, rank + 1)
    return shadeOf(provider, rank, scheme)
  }
  const bars = entries.map(({ label, cost, provider }, index) => ({
    key: String(index),
    name: label,
    label: label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label,
    cost,
    color: colorOf(provider),
  }))
  return {
    // The library draws from the bottom up.
    data: bars.map(({ key, name, cost }) => ({ key, name, cost })).toReversed(),
    labels: new Map(bars.map(({ key, label }) => [key, label])),
    colors: new Map(bars.map(({ key, color }) => [key, color])),
  }
}
