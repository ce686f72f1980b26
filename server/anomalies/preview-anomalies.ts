import type { Anomaly } from '../../shared/anomaly.ts'
import type { AnomalyGates, PreviewQuery } from '../../shared/anomaly-query.ts'
import type { AnomalyPreview, AnomalyPreviewCount } from '../../shared/anomaly-answers.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { findAnomalies } from './find-anomalies.ts'
import { gatesOf, newestFirst, passes } from './list-anomalies.ts'

const previewDays = 90

/** What other gates would have found over the last 90 complete days, beside what the gates in force find. */
export async function previewAnomalies(ctx: Context, query: PreviewQuery): Promise<AnomalyPreview> {
  const { threshold_percent: _threshold, min_impact: _impact, metric, ...filter } = query
  const findings = await findAnomalies(ctx, filter, metric)
  const end_date = findings?.complete.through
  const range = end_date === undefined ? null : { start_date: addDays(end_date, 1 - previewDays), end_date }
  const recent = (findings?.anomalies ?? []).filter(
    ({ last_seen }) => range !== null && last_seen >= range.start_date,
  )
  const proposed = await gatesOf(ctx, query)
  return {
    range,
    proposed: countFound(recent, proposed),
    current: countFound(recent, await gatesOf(ctx, {})),
    anomalies: recent.filter((anomaly) => passes(anomaly, proposed)).sort(newestFirst),
    ...(await currencyFigures(ctx, filter, range, metric)),
  }
}

function countFound(anomalies: readonly Anomaly[], gates: AnomalyGates): AnomalyPreviewCount {
  const found = anomalies.filter((anomaly) => passes(anomaly, gates))
  const tally = (keyOf: (anomaly: Anomaly) => string) =>
    Object.fromEntries([...groupBy(found, keyOf)].map(([key, members]) => [key, members.length]))
  return {
    gates,
    found: found.length,
    impact: roundForApi(sumMoney(found.map(({ impact }) => Math.max(0, impact)))),
    by_kind: tally(({ kind }) => kind),
    by_severity: tally(({ severity }) => severity),
  }
}
