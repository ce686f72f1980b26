import type { Anomaly } from '../../../shared/anomaly.ts'
import { daysPerMonth } from '../../series/mean-month.ts'
import { inPercent, inMoney } from '../draft-parts.ts'
import type { Draft, Evidence, Rule } from '../evidence.ts'

/**
 * Only what is still going on costs more tomorrow; a spike that is over saves nothing. What is new may be wanted, so
 * nobody can say that it could be saved.
 */
function isWorthwhile({ status, direction, is_ongoing, severity, kind }: Anomaly): boolean {
  const isBegun = kind === 'new' || kind === 'revived'
  return status === 'open' && direction === 'up' && is_ongoing && severity !== 'low' && !isBegun
}

function toDraft(anomaly: Anomaly, { lines }: Evidence): Draft | null {
  const own = lines.filter(
    ({ cloud_provider, service_name, account }) =>
      cloud_provider === anomaly.cloud_provider &&
      service_name === anomaly.service_name &&
      (anomaly.account === null || account === anomaly.account),
  )
  if (own.length === 0 || anomaly.days.length === 0) return null
  const monthly = anomaly.monthly_impact ?? (anomaly.impact / anomaly.days.length) * daysPerMonth
  const daily = monthly / daysPerMonth
  return {
    title: `Find out why ${anomaly.service_name} costs more since ${anomaly.began}`,
    lines: own,
    account: anomaly.account,
    subject: anomaly.id,
    evidence: [
      inMoney('Cost beyond expectation per day', daily),
      inPercent('Beyond expectation', anomaly.percent ?? 0),
      { label: 'Odd days', value: anomaly.days.length, unit: 'days' },
    ],
    formula: 'cost beyond expectation per day of the last week x 30.4 days; at least half of it',
    source: 'The anomaly: what its days cost beyond what was expected of them',
    saving: { low: monthly / 2, expected: monthly, high: monthly },
    assumptions: [],
    confidence: 'medium',
    effort: 'medium',
    what_to_do: `Open the anomaly of ${anomaly.first_seen}, look at its driver, and undo the cause or mark it as expected.`,
    how_to_check: 'The service is back at its expected cost, and the anomaly is no longer going on.',
  }
}

export const unresolvedAnomaly: Rule = {
  name: 'unresolved-anomaly',
  find: (evidence) =>
    evidence.anomalies
      .filter(isWorthwhile)
      .map((anomaly) => toDraft(anomaly, evidence))
      .filter((draft) => draft !== null),
}
