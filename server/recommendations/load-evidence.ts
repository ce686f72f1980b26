import { builtInCategory, type Provider } from '../../shared/catalogue.ts'
import { addDays, countDays, type DayRange } from '../../shared/period.ts'
import { findAnomalies } from '../anomalies/find-anomalies.ts'
import { gatesOf, passes } from '../anomalies/list-anomalies.ts'
import { isRegularService } from '../anomalies/regular-service.ts'
import { listServices } from '../catalogue/list-services.ts'
import type { Context } from '../context.ts'
import type { CompleteDays } from '../coverage/complete-days.ts'
import { dailySeries } from '../costs/daily-series.ts'
import { serviceKey } from '../costs/service-key.ts'
import { conversions } from '../exchange-rates/conversion-rates.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { divideLines } from './charge-lines.ts'
import type { CostLine, Evidence } from './evidence.ts'

/** Twelve whole weeks: enough for growth and rhythm, little enough to be about today. */
const evidenceDays = 84

/** The complete days that rules look at, with every charge on them. Null without data. */
export async function loadEvidence(ctx: Context): Promise<Evidence | null> {
  const findings = await findAnomalies(ctx, {}, 'billed')
  if (findings === null) return null
  const range = evidenceRange(findings.complete)
  const gates = await gatesOf(ctx, {})
  return {
    range,
    lines: await divideLines(ctx, await serviceLines(ctx, range), range),
    anomalies: findings.anomalies.filter((anomaly) => passes(anomaly, gates)),
    settings: await insightSettings(ctx),
    currency: await reportingCurrency(ctx.database),
    convert: await conversions(ctx.database),
  }
}

function evidenceRange({ data, through }: CompleteDays): DayRange {
  const wanted = addDays(through, 1 - evidenceDays)
  if (wanted >= data.start_date) return { start_date: wanted, end_date: through }
  // Whole weeks, so that each weekday counts alike.
  const days = countDays({ start_date: data.start_date, end_date: through })
  const whole = days < 7 ? Math.max(1, days) : days - (days % 7)
  return { start_date: addDays(through, 1 - whole), end_date: through }
}

/** Effective cost, so that commitments count where they are used, and unused ones show. */
async function serviceLines(ctx: Context, range: DayRange): Promise<CostLine[]> {
  const categories = new Map(
    (await listServices(ctx, {})).map(({ cloud_provider, name, category }) => [
      serviceKey({ cloud_provider, service_name: name }),
      category,
    ]),
  )
  const all = await dailySeries(ctx, {}, range, ['service'], 'effective')
  return all.flatMap(({ cloud_provider, service_name, values }) => {
    const key = serviceKey({ cloud_provider, service_name })
    if (cloud_provider === null || service_name === null || !isRegularService(service_name)) return []
    return [
      {
        key,
        cloud_provider,
        service_name,
        category: categoryOf(cloud_provider, service_name, categories.get(key)),
        account: null,
        usage_type: null,
        charge_category: null,
        commitment_status: null,
        is_tagged: null,
        daily: values,
        quantity: null,
        unit: null,
      },
    ]
  })
}

/** The category of the catalogue, else what FOCUS calls the service. */
export function categoryOf(
  provider: Provider,
  serviceName: string,
  billCategory: string | null | undefined,
): CostLine['category'] {
  const builtIn = builtInCategory(provider, serviceName)
  if (builtIn !== null) return builtIn
  const named = billCategory?.toLowerCase()
  return named === 'compute' || named === 'storage' || named === 'serverless' ? named : 'other'
}
