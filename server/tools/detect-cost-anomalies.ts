import { roundToCents, sumMoney } from '../../shared/money.ts'
import { addDays } from '../../shared/period.ts'
import { DetectAnomaliesInput, DetectAnomaliesResult } from '../../shared/tools.ts'
import { cutRows, scopeFields } from './cost-rows.ts'
import { resolveScope } from './resolve-scope.ts'
import { serviceSeries } from './service-series.ts'
import { defineTool } from './tool.ts'
import { anomalyHistoryDays, weekdayAnomalies } from './weekday-anomalies.ts'

const listed = 20

export const detectCostAnomalies = defineTool({
  name: 'detect_cost_anomalies',
  title: 'Detect anomalies',
  description:
    'The days on which a service cost unusually much, with what such a day usually costs. Choose it for anomalies, spikes, outliers and unusual spend.',
  input: DetectAnomaliesInput,
  output: DetectAnomaliesResult,
  async execute(input, ctx) {
    const scope = await resolveScope(ctx, input)
    const { period } = scope
    const history = { ...period, start_date: addDays(period.start_date, -anomalyHistoryDays) }
    const series = await serviceSeries(ctx, scope, history)
    const found = weekdayAnomalies(series, period, {
      threshold_percent: input.threshold_percent,
      min_amount: input.min_amount ?? 0,
    })
    const inPeriod = series.flatMap((one) =>
      [...one.days].filter(([day]) => day >= period.start_date).map(([, cost]) => cost),
    )
    return {
      ...scopeFields(scope),
      total_cost: roundToCents(sumMoney(inPeriod)),
      comparison: null,
      ...cutRows([], 0),
      threshold_percent: input.threshold_percent,
      anomalies: found.slice(0, input.limit ?? listed),
      anomaly_count: found.length,
    }
  },
})
