import type { Alert } from '../../shared/alert.ts'
import type { Anomaly } from '../../shared/anomaly.ts'
import type { Budget, BudgetThreshold } from '../../shared/budget.ts'
import { moneyIn } from '../../shared/money.ts'
import type { Day } from '../../shared/period.ts'
import { addDays } from '../../shared/period.ts'

/** What may become an alert; `occasion` makes it the same one when it is found again. */
export type AlertDraft = Omit<Alert, 'id' | 'created_at' | 'acknowledged_at' | 'acknowledge_note'> & {
  readonly occasion: string
}

/** An anomaly that ended longer ago is no news. */
const newsDays = 14

/** An alert for each threshold of a budget that is crossed in its current period. */
export function budgetAlerts(budget: Budget): AlertDraft[] {
  return budget.state.thresholds
    .filter(({ is_crossed }) => is_crossed)
    .map((threshold) => ({
      kind: threshold.basis === 'actual' ? 'budget_actual' : 'budget_forecast',
      occasion: `budget ${budget.id} ${budget.state.period.start_date} ${threshold.basis} ${threshold.percent}`,
      severity: severityOf(threshold),
      ...wordsFor(budget, threshold),
      budget_id: budget.id,
      anomaly_id: null,
    }))
}

function severityOf({ basis, percent }: BudgetThreshold): Alert['severity'] {
  if (percent < 100) return basis === 'actual' ? 'medium' : 'low'
  return basis === 'actual' ? 'critical' : 'high'
}

function wordsFor({ name, state }: Budget, { basis, percent }: BudgetThreshold) {
  const money = moneyIn(state.currency)
  // A threshold is only crossed where the amount is known.
  const amount = state.amount ?? 0
  const days = `${state.period.start_date} to ${state.period.end_date}`
  if (basis === 'actual') {
    return {
      title: `Budget '${name}' reached ${percent} %`,
      message: `${money(state.spent)} of ${money(amount)} are spent in ${days}.`,
    }
  }
  const overrun = state.projected_overrun_date
  return {
    title: `Budget '${name}' is heading for ${percent} %`,
    message: `${money(state.forecast?.expected ?? state.spent)} of ${money(amount)} are expected in ${days}${overrun === null ? '' : `; the amount is exceeded on ${overrun}`}.`,
  }
}

/** An alert for each open anomaly of the last two weeks. */
export function anomalyAlerts(anomalies: readonly Anomaly[], through: Day, currency: string): AlertDraft[] {
  const money = moneyIn(currency)
  return anomalies
    .filter(({ status, last_seen }) => status === 'open' && last_seen > addDays(through, -newsDays))
    .map((anomaly) => ({
      kind: 'anomaly',
      occasion: `anomaly ${anomaly.id}`,
      severity: anomaly.severity,
      title: `${anomaly.cloud_provider} ${anomaly.service_name}: ${shapeOf(anomaly)}`,
      message: `${money(anomaly.actual)} instead of ${money(anomaly.expected)} from ${anomaly.first_seen} to ${anomaly.last_seen}${anomaly.is_ongoing ? ', still going on' : ''}.`,
      budget_id: null,
      anomaly_id: anomaly.id,
    }))
}

function shapeOf({ kind, percent, direction }: Anomaly): string {
  const shape = kind === 'slow_rise' ? 'slow rise' : kind
  return percent === null
    ? `${shape} from nothing`
    : `${shape}, ${Math.abs(Math.round(percent))} % ${direction === 'up' ? 'above' : 'below'} what was expected`
}
