import type { PlanPoint, PurchasePlan } from '../../shared/purchase-plan.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { quantileOfSorted } from '../series/order-statistics.ts'
import { daysPerMonth, hoursPerDay } from '../series/mean-month.ts'

/** A commitment of which less is used is more of a risk than most want. */
const steadyUtilization = 0.95
const curveSteps = 20
const falls = [-10, -20, -30] as const

/** Usage that nothing covers, in its price as it is used, for each day; and what a commitment takes off, 0 to 1. */
export type Demand = { readonly daily: readonly number[]; readonly discount: number }

/**
 * What a commitment would have come to. Usage up to its size costs the discounted price, used or not; the rest costs
 * what it did.
 *
 * @param size usage per day that is committed to, at its price as it is used.
 */
export function planPoint({ daily, discount }: Demand, size: number): PlanPoint {
  const price = size * (1 - discount)
  const covered = daily.map((usage) => Math.min(usage, size))
  const all = sumMoney(daily)
  const days = Math.max(1, daily.length)
  const saving = (sumMoney(covered) / days - price) * daysPerMonth
  const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : 0)
  return {
    hourly_commitment: roundForApi(price / hoursPerDay),
    monthly_saving: roundForApi(saving),
    utilization_percent: roundForApi(share(sumMoney(covered), size * daily.length)),
    coverage_percent: roundForApi(share(sumMoney(covered), all)),
    worst_day_utilization_percent: roundForApi(share(Math.min(...covered, size), size)),
  }
}

/**
 * The size that would have saved most: one unit more pays off while it is used on more than the price's part of the
 * days, so that it is the quantile of daily usage that equals the discount (newsvendor rule).
 */
export function bestSize({ daily, discount }: Demand): number {
  return quantileOfSorted(
    daily.toSorted((one, other) => one - other),
    discount,
  )
}

/** The largest size of which so much would have been used. */
export function steadySize({ daily }: Pick<Demand, 'daily'>): number {
  const ordered = daily.toSorted((one, other) => one - other)
  const used = (size: number) => sumMoney(daily.map((usage) => Math.min(usage, size))) / (size * daily.length)
  let [low, high] = [ordered[0] ?? 0, ordered.at(-1) ?? 0]
  if (high === 0) return 0
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2
    if (used(middle) >= steadyUtilization) low = middle
    else high = middle
  }
  return low
}

type Figures = Pick<PurchasePlan, 'eligible_monthly_cost' | 'best' | 'steady' | 'losses' | 'curve'>

/** Everything that a plan says of sizes. */
export function planFigures(demand: Demand): Figures & { readonly size: number } {
  const size = bestSize(demand)
  const steady = steadySize(demand)
  const most = Math.max(0, ...demand.daily)
  return {
    size,
    eligible_monthly_cost: roundForApi(
      (sumMoney(demand.daily) / Math.max(1, demand.daily.length)) * daysPerMonth,
    ),
    best: planPoint(demand, size),
    steady: steady > 0 ? planPoint(demand, steady) : null,
    losses: falls.map((percent) => ({
      usage_change_percent: percent,
      monthly_saving: planPoint({ ...demand, daily: changed(demand.daily, percent) }, size).monthly_saving,
    })),
    curve: Array.from({ length: curveSteps + 1 }, (_, step) => planPoint(demand, (most * step) / curveSteps)),
  }
}

/** Daily usage after a change. */
export function changed(daily: readonly number[], percent: number): number[] {
  return daily.map((usage) => usage * (1 + percent / 100))
}
