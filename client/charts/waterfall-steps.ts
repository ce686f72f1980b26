import type { Explanation, ExplanationPart } from '../../shared/explanation.ts'
import { sumMoney } from '../../shared/money.ts'

export type WaterfallStep = {
  readonly label: string
  readonly kind: 'total' | 'up' | 'down'
  /** The running total before and after it; from 0 for a total. */
  readonly from: number
  readonly to: number
  /** The total, or the change. */
  readonly amount: number
}

type Totals = Pick<Explanation, 'previous_total' | 'current_total'>

/**
 * The steps from the one total to the other: the greatest changes each, the rest of them as one.
 *
 * @param parts whose changes add up to the difference, the greatest first.
 * @param most how many changes are told apart.
 */
export function waterfallSteps(
  { previous_total, current_total }: Totals,
  parts: readonly Pick<ExplanationPart, 'label' | 'change'>[],
  most = 12,
): WaterfallStep[] {
  const changed = parts.filter(({ change }) => change !== 0)
  const named = changed.length > most + 1 ? changed.slice(0, most) : changed
  const rest = changed.slice(named.length)
  const changes = [
    ...named.map(({ label, change }) => ({ label, change })),
    ...(rest.length === 0
      ? []
      : [{ label: `${rest.length} others`, change: sumMoney(rest.map(({ change }) => change)) }]),
  ]
  const steps: WaterfallStep[] = [
    { label: 'Before', kind: 'total', from: 0, to: previous_total, amount: previous_total },
  ]
  let running = previous_total
  for (const { label, change } of changes) {
    const to = sumMoney([running, change])
    steps.push({ label, kind: change > 0 ? 'up' : 'down', from: running, to, amount: change })
    running = to
  }
  steps.push({ label: 'Now', kind: 'total', from: 0, to: current_total, amount: current_total })
  return steps
}

export type WaterfallScale = {
  /** The amount at the left edge; 0 unless the changes would be too small to see. */
  readonly low: number
  readonly high: number
}

/** Where the axis begins and ends, so that the changes can be seen. */
export function waterfallScale(steps: readonly WaterfallStep[]): WaterfallScale {
  const running = steps.flatMap(({ kind, from, to }) => (kind === 'total' ? [to] : [from, to]))
  const least = Math.min(...running)
  const high = Math.max(...running, 0)
  const spread = high - least
  // Changes that fill a good part of a bar from 0 need no cut.
  if (least <= 0 || spread > high * 0.4) return { low: Math.min(0, least), high }
  return { low: Math.max(0, least - spread * 0.35), high }
}

/** The left edge and the width of a step on a scale, in percent. */
export function stepSpan({ kind, from, to }: WaterfallStep, { low, high }: WaterfallScale) {
  const length = high - low === 0 ? 1 : high - low
  const place = (amount: number) => Math.min(100, Math.max(0, ((amount - low) / length) * 100))
  const start = place(kind === 'total' ? Math.max(low, from) : Math.min(from, to))
  const end = place(kind === 'total' ? to : Math.max(from, to))
  return { left: Math.min(start, end), width: Math.abs(end - start) }
}
