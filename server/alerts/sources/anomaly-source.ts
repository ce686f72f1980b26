import type { Anomaly } from '../../../shared/anomaly.ts'
import { moneyIn, type Money } from '../../../shared/money.ts'
import { addDays, type Day } from '../../../shared/period.ts'
import { closeGoneAnomalies } from '../../anomalies/close-gone-anomalies.ts'
import { findAnomalies } from '../../anomalies/find-anomalies.ts'
import { gatesOf, passes } from '../../anomalies/list-anomalies.ts'
import { storeAnomaly } from '../../anomalies/store-anomaly.ts'
import { reportingCurrency } from '../../exchange-rates/reporting-currency.ts'
import type { AlertDraft, AlertSource } from '../alert-source.ts'
import { anomalySubject } from './anomaly-subject.ts'

/** An anomaly that ended longer ago is no news. */
const newsDays = 14

/** Open anomalies of the last two weeks; an alert holds for as long as its anomaly is found and open. */
export const anomalySource: AlertSource = {
  kinds: ['anomaly'],

  async look(ctx) {
    const findings = await findAnomalies(ctx, {}, 'billed')
    const found = new Map((findings?.anomalies ?? []).map((anomaly) => [anomaly.id, anomaly]))
    const gone = await closeGoneAnomalies(ctx, findings?.anomalies ?? [])
    const gates = await gatesOf(ctx, {})
    const money = moneyIn(await reportingCurrency(ctx.database))
    return {
      drafts: [...found.values()]
        .filter((anomaly) => passes(anomaly, gates) && isNews(anomaly, findings?.complete.through ?? ''))
        .map((anomaly) => draftOf(anomaly, money)),
      endOf({ anomaly_id }) {
        const id = anomaly_id ?? ''
        const anomaly = found.get(id)
        if (anomaly === undefined) return gone.get(id) ?? null
        if (anomaly.status === 'expected') return 'Somebody marked the anomaly as expected.'
        if (anomaly.status === 'resolved') return 'Somebody marked the anomaly as resolved.'
        return passes(anomaly, gates)
          ? null
          : `${wordsOf(anomaly, money)} That is below what calls for an alert.`
      },
    }
  },
}

function isNews({ status, last_seen }: Anomaly, through: Day): boolean {
  return status === 'open' && through !== '' && last_seen > addDays(through, -newsDays)
}

function draftOf(anomaly: Anomaly, money: Money): AlertDraft {
  return {
    kind: 'anomaly',
    occasion: `anomaly ${anomaly.id}`,
    severity: anomaly.severity,
    title: `${[anomaly.cloud_provider, ...subjectOf(anomaly)].join(' ')}: ${shapeOf(anomaly)}`,
    message: wordsOf(anomaly, money),
    anomaly_id: anomaly.id,
    subject: anomalySubject(anomaly),
    // Written down, an anomaly keeps its id when the next days move its ends.
    onRaised: (transaction, now) => storeAnomaly(transaction, anomaly, now),
  }
}

function wordsOf(anomaly: Anomaly, money: Money): string {
  const { actual, expected, began, through, is_ongoing, monthly_impact } = anomaly
  const goesOn = is_ongoing ? ', still going on' : ''
  const monthly = monthly_impact === null ? '' : `; ${money(monthly_impact)} a month if it stays`
  return `${money(actual)} instead of ${money(expected)} from ${began} to ${through}${goesOn}${monthly}.`
}

/** The service, and what below or across services it is about. */
function subjectOf({ service_name, dimension, name }: Anomaly): string[] {
  if (dimension === 'service') return [name]
  return [...(service_name === null ? [] : [service_name]), dimension.replaceAll('_', ' '), name]
}

function shapeOf({ kind, percent, direction }: Anomaly): string {
  if (kind === 'new' || kind === 'revived' || kind === 'gone') return kind
  const shape = kind.replaceAll('_', ' ')
  return percent === null
    ? `${shape} from nothing`
    : `${shape}, ${Math.abs(Math.round(percent))} % ${direction === 'up' ? 'above' : 'below'} what was expected`
}
