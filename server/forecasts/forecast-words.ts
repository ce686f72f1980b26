import type { LeafForecast } from './leaf-forecast.ts'
import type { LoadedLeaf } from './read-leaves.ts'
import { gapNotes } from './usable-history.ts'

const percent = (error: number): string => `${error.toFixed(1)} %`

/** What limits a forecast, for people; null for nothing. */
export function forecastNote({ gap, backtest, isFee }: LeafForecast): string | null {
  const hasFees = isFee.includes(true)
  const own = backtest?.total_error_percent ?? null
  const naive = backtest?.naive_error_percent ?? null
  const sentences = [
    ...(gap === null || (gap !== 'short' && hasFees) ? [] : [gapNotes[gap]]),
    ...(own === null || naive === null || own <= naive
      ? []
      : [
          `In tests on these costs the mean of the last 30 days came nearer: ${percent(naive)} off instead of ${percent(own)}.`,
        ]),
  ]
  return sentences.length === 0 ? null : sentences.join(' ')
}

/** What a forecast takes for granted. */
export function forecastAssumptions({ parts, credits }: LeafForecast, { leaf }: LoadedLeaf): string[] {
  const has = (values: readonly number[]): boolean => values.some((value) => value !== 0)
  return [
    ...(has(parts.fees) ? ['Recurring fees come again on their calendar day, at what they cost last.'] : []),
    ...(credits === 'go_on'
      ? [
          'Credits go on as they came lately; bills do not tell how much is left of them. When they are used up, the total is higher by their part.',
        ]
      : []),
    ...(credits === 'ended' ? ['Credits have stopped lately and are not expected again.'] : []),
    ...(has(leaf.tax) ? ['Tax stays at its share of what it is on.'] : []),
  ]
}
