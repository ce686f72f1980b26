import type { Budget } from '../../shared/budget.ts'

/** Places on a bar in percent of its width. */
export type PaceShape = {
  readonly spent: number
  /** The expected total with its 80 % interval; null where nothing is known. */
  readonly forecast: { readonly from: number; readonly at: number; readonly to: number } | null
  /** Where the budget ends. */
  readonly amount: number
  /** Where even spending would be today. */
  readonly today: number
  readonly thresholds: readonly number[]
}

const widest = 250

/**
 * A budget as a bar: what is spent, what is expected, and where the amount ends. The bar is as long as the amount, or
 * longer where more is spent or expected.
 */
export function paceShape({ amount, state, actual_thresholds }: Budget): PaceShape {
  const percentOf = (cost: number) => (cost / amount) * 100
  const { forecast } = state
  const upper = forecast === null ? 0 : percentOf(forecast.upper_80 ?? forecast.expected)
  const longest = Math.min(widest, Math.max(100, state.spent_percent, upper))
  const place = (percent: number) => Math.min(100, Math.max(0, (percent / longest) * 100))
  return {
    spent: place(state.spent_percent),
    forecast:
      forecast === null
        ? null
        : {
            from: place(percentOf(forecast.lower_80 ?? forecast.expected)),
            at: place(percentOf(forecast.expected)),
            to: place(upper),
          },
    amount: place(100),
    today: place(state.elapsed_percent),
    thresholds: actual_thresholds.filter((percent) => percent < 100).map(place),
  }
}
