import type { BudgetState } from '../../shared/budget-state.ts'

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

/** A budget whose amount is known in the page's currency. */
export type Paced = {
  readonly state: BudgetState
  readonly amount: number
  /** In percent of what is spent. */
  readonly thresholds: readonly number[]
}

const widest = 250

/**
 * A budget as a bar: what is spent, what is expected, and where the amount ends. The bar is as long as the amount, or
 * longer where more is spent or expected. Where nothing is left to spend, it is full or empty.
 */
export function paceShape({ amount, state, thresholds }: Paced): PaceShape {
  if (amount <= 0) return nothingLeft(amount, state)
  const percentOf = (cost: number) => (cost / amount) * 100
  const { forecast } = state
  const spent = percentOf(state.spent)
  const upper = forecast === null ? 0 : percentOf(forecast.upper_80 ?? forecast.expected)
  const longest = Math.min(widest, Math.max(100, spent, upper))
  const place = (percent: number) => Math.min(100, Math.max(0, (percent / longest) * 100))
  return {
    spent: place(spent),
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
    thresholds: thresholds.filter((percent) => percent < 100).map(place),
  }
}

function nothingLeft(amount: number, { spent, elapsed_percent }: BudgetState): PaceShape {
  const isOver = spent > amount
  return { spent: isOver ? 100 : 0, forecast: null, amount: 0, today: elapsed_percent, thresholds: [] }
}
