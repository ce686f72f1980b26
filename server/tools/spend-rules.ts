import { formatMoney, percentageOf, sumMoney } from '../../shared/money.ts'
import { isoWeekday } from '../../shared/period.ts'
import type { RecommendationRow, ToolRow } from '../../shared/tool-results.ts'
import type { ServiceSeries } from './service-series.ts'

/** One service with what a rule may look at. */
export type ServiceFacts = {
  readonly series: ServiceSeries
  /** `compute`, `storage`, `serverless`, or what a bill says, in lower case. */
  readonly category: string
  /** Cost, share and change of the service in the period. */
  readonly figures: ToolRow
  /** Whether no other service grew by more. */
  readonly isBiggestMover: boolean
  readonly currency: string
}

/** Looks at a service and says what to do about it, or nothing. */
export type SpendRule = (
  facts: ServiceFacts,
) => Pick<RecommendationRow, 'title' | 'evidence' | 'action'> | null

function percent(value: number): string {
  return `${value.toFixed(1)}%`
}

function change({ figures, currency }: ServiceFacts): string {
  const { change: difference, change_percent } = figures
  if (difference === null || change_percent === null) return ''
  const word = difference >= 0 ? 'up' : 'down'
  return `, ${word} ${formatMoney(Math.abs(difference), currency)} (${percent(Math.abs(change_percent))}) on the period before`
}

const weekendShare: SpendRule = (facts) => {
  if (!facts.category.includes('compute')) return null
  const { currency } = facts
  const { days } = facts.series
  const weekend = sumMoney([...days].filter(([day]) => isoWeekday(day) > 5).map(([, cost]) => cost))
  const share = percentageOf(weekend, sumMoney(days.values()))
  if (share < 10) return null
  return {
    title: 'Run less at weekends',
    evidence: `${percent(share)} of its ${formatMoney(facts.figures.cost, currency)} falls on Saturdays and Sundays (${formatMoney(weekend, currency)})${change(facts)}.`,
    action:
      'Schedule non-production machines to stop on Friday evening, and let the others scale with demand.',
  }
}

const storageTiers: SpendRule = (facts) => {
  if (!facts.category.includes('storage')) return null
  return {
    title: 'Move old data to a cheaper tier',
    evidence: `It cost ${formatMoney(facts.figures.cost, facts.currency)}${change(facts)}.`,
    action:
      'Set lifecycle policies that move data untouched for 30 days to a cooler tier and delete old versions.',
  }
}

const functionTuning: SpendRule = (facts) => {
  if (!facts.category.includes('serverless')) return null
  return {
    title: 'Shorten function runs',
    evidence: `It cost ${formatMoney(facts.figures.cost, facts.currency)}${change(facts)}.`,
    action: 'Profile the longest-running functions, then lower their memory, run time and retries.',
  }
}

const biggestMover: SpendRule = (facts) => {
  const { figures, isBiggestMover, currency } = facts
  if (!isBiggestMover || (figures.change ?? 0) <= 0) return null
  const grown = figures.change_percent
  return {
    title: 'Look into the largest increase',
    evidence: `It cost ${formatMoney(figures.compared_cost ?? figures.cost, currency)} after ${formatMoney(figures.previous_cost ?? 0, currency)}${grown === null ? '' : `, ${percent(grown)} more`}.`,
    action: 'Find what was added or resized in this period, and agree on an owner for it.',
  }
}

/** A new rule is a line here; the first that applies to a service speaks for it. */
export const spendRules: readonly SpendRule[] = [weekendShare, storageTiers, functionTuning, biggestMover]
