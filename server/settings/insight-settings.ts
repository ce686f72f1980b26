import { baseCurrency } from '../../shared/currency.ts'
import {
  defaultSettings,
  isSettingName,
  moneyUnit,
  settingDefinitions,
  settingNames,
  type InsightSettings,
} from '../../shared/insight-settings.ts'
import { roundToCents } from '../../shared/money.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'
import { conversions } from '../exchange-rates/conversion-rates.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'

type Needed = Pick<Context, 'database' | 'clock'>

const kept = createMemory<InsightSettings>()

/**
 * The values in force: what was changed, else what Billow comes with. Amounts are in the reporting currency, at the rate
 * of this month.
 */
export function insightSettings(ctx: Needed): Promise<InsightSettings> {
  return kept(ctx, monthOf(ctx), () => readSettings(ctx))
}

async function readSettings(ctx: Needed): Promise<InsightSettings> {
  const values = { ...defaultSettings }
  const currencies = new Map<string, string>()
  for (const { name, value, currency } of await ctx.database('insight_settings').select('*')) {
    if (isSettingName(name)) values[name] = value
    if (currency !== null) currencies.set(name, currency)
  }
  return inReportingCurrency(ctx, values, currencies)
}

/** The values that Billow comes with. */
export function usualSettings(ctx: Needed): Promise<InsightSettings> {
  return inReportingCurrency(ctx, defaultSettings, new Map())
}

/**
 * @param currencies what amounts are in, where that is not USD. Without a rate an amount stays the number that it is: a
 *   threshold has to be some number.
 */
async function inReportingCurrency(
  ctx: Needed,
  given: InsightSettings,
  currencies: ReadonlyMap<string, string>,
): Promise<InsightSettings> {
  const { database } = ctx
  const reporting = await reportingCurrency(database)
  const month = monthOf(ctx)
  const values = { ...given }
  for (const name of settingNames) {
    const currency = currencies.get(name) ?? baseCurrency
    if (settingDefinitions[name].unit !== moneyUnit || currency === reporting) continue
    const { rate } = (await conversions(database))({ month, currency })
    if (rate !== null) values[name] = roundToCents(values[name] * rate)
  }
  return values
}

function monthOf({ clock }: Needed): string {
  return clock.today().slice(0, 7)
}
