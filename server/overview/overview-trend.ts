import { severities } from '../../shared/anomaly-terms.ts'
import type { Anomaly } from '../../shared/anomaly.ts'
import type { ForecastGroup } from '../../shared/forecast.ts'
import { roundForApi } from '../../shared/money.ts'
import { addDays, type Day } from '../../shared/period.ts'
import type { OverviewDay } from '../../shared/overview.ts'
import type { DailySeries } from '../costs/daily-series.ts'

/**
 * The past days with their cost, then the days to come, each with the forecast where it is not complete and with the
 * anomalies that mark it.
 *
 * @param series costs up to today.
 * @param through the last complete day; null without data.
 * @param incomplete days that bills do not cover completely.
 */
export function overviewTrend(
  series: DailySeries,
  forecast: ForecastGroup | null,
  anomalies: readonly Anomaly[],
  through: Day | null,
  incomplete: ReadonlySet<Day>,
): OverviewDay[] {
  const forecastOn = new Map((forecast?.days ?? []).map((day) => [day.date, day]))
  const lastActual = addDays(series.start_date, series.values.length - 1)
  const past = series.values.map((cost, place) => ({
    date: addDays(series.start_date, place),
    actual: roundForApi(cost),
  }))
  const coming = [...forecastOn.keys()]
    .filter((date) => date > lastActual)
    .map((date) => ({ date, actual: null }))
  return [...past, ...coming].map(({ date, actual }) => {
    const expected = forecastOn.get(date)
    return {
      date,
      actual,
      is_complete: through !== null && date <= through && !incomplete.has(date),
      expected: expected?.expected ?? null,
      lower_80: expected?.lower_80 ?? null,
      upper_80: expected?.upper_80 ?? null,
      ...marksOn(date, anomalies),
    }
  })
}

function marksOn(date: Day, anomalies: readonly Anomaly[]): Pick<OverviewDay, 'anomaly_ids' | 'severity'> {
  const own = anomalies
    .filter(({ days }) => days.some((day) => day.date === date))
    .sort((one, other) => Math.abs(other.impact) - Math.abs(one.impact))
  const worst = Math.max(-1, ...own.map(({ severity }) => severities.indexOf(severity)))
  return { anomaly_ids: own.map(({ id }) => id), severity: severities[worst] ?? null }
}
