import { builtInCategory, type Provider } from '../../shared/catalogue.ts'
import { addDays, countDays, type DayRange } from '../../shared/period.ts'
import type { ChargeKind } from '../../shared/charge-kind.ts'
import { findAnomalies } from '../anomalies/find-anomalies.ts'
import { gatesOf, passes } from '../anomalies/list-anomalies.ts'
import { listServices } from '../catalogue/list-services.ts'
import { classifyCharge } from '../charges/kinds/classify-charge.ts'
import { factsOfName } from '../charges/kinds/fact-columns.ts'
import type { Context } from '../context.ts'
import type { CompleteDays } from '../coverage/complete-days.ts'
import { dailySeries } from '../costs/daily-series.ts'
import { serviceKey } from '../costs/service-key.ts'
import { conversions } from '../exchange-rates/conversion-rates.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { divideLines } from './charge-lines.ts'
import type { CostLine, Evidence } from './evidence.ts'
import { loadActivity } from './load-activity.ts'
import { loadResources, mostResources } from './load-resources.ts'

/** Twelve whole weeks: enough for growth and rhythm, little enough to be about today. */
const evidenceDays = 84

/** The complete days that rules look at, with every charge on them. Null without data. */
export async function loadEvidence(ctx: Context): Promise<Evidence | null> {
  const findings = await findAnomalies(ctx, {}, 'billed')
  if (findings === null) return null
  const range = evidenceRange(findings.complete)
  const gates = await gatesOf(ctx, {})
  const resources = await loadResources(ctx, range)
  return {
    range,
    lines: await divideLines(ctx, await serviceLines(ctx, range), range),
    resources,
    has_all_resources: resources.length < mostResources,
    activity: await loadActivity(ctx, range),
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
    if (cloud_provider === null || service_name === null) return []
    return [
      {
        key,
        cloud_provider,
        service_name,
        ...kindOfService(cloud_provider, service_name, categories.get(key)),
        account: null,
        platform: null,
        usage_type: null,
        commitment_status: null,
        commitment_type: null,
        is_tagged: null,
        daily: values,
        quantity: null,
        unit: null,
        without_commitment: null,
      },
    ]
  })
}

const kindsOfCategories: Readonly<Record<string, ChargeKind>> = {
  compute: 'instance',
  storage: 'object-storage',
  serverless: 'serverless-duration',
}

/** What costs are for that come from no bill: what their name says, else what the catalogue knows of the service. */
export function kindOfService(
  cloud_provider: Provider,
  service_name: string,
  billCategory: string | null | undefined,
): Pick<CostLine, 'charge_kind' | 'resource_class'> {
  const { charge_kind, resource_class } = classifyCharge(factsOfName(cloud_provider, service_name))
  const category = builtInCategory(cloud_provider, service_name) ?? billCategory?.toLowerCase()
  const byCategory = category === undefined ? undefined : kindsOfCategories[category]
  return { charge_kind: charge_kind === 'other' ? (byCategory ?? 'other') : charge_kind, resource_class }
}
