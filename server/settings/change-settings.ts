import {
  moneyUnit,
  settingDefinitions,
  settingNames,
  type InsightSetting,
  type SettingChange,
  type SettingName,
  type SettingRef,
} from '../../shared/insight-settings.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { insightSettings, usualSettings } from './insight-settings.ts'

/** Every setting with its value in force, its default and its bounds. */
export async function listSettings(ctx: Context): Promise<InsightSetting[]> {
  const described: InsightSetting[] = []
  for (const name of settingNames) described.push(await describeSetting(ctx, name))
  return described
}

/**
 * Gives a setting a new value.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT for a value outside its bounds.
 */
export async function changeSetting(ctx: Context, { name, value }: SettingChange): Promise<InsightSetting> {
  const { min, max } = settingDefinitions[name]
  const reporting = await reportingCurrency(ctx.database)
  const unit = unitOf(name, reporting)
  if (value < min || value > max) {
    throw new BillowError('UNPROCESSABLE_CONTENT', `${name} lies between ${min} and ${max} ${unit}.`)
  }
  const row = { name, value, currency: unit === reporting ? reporting : null, updated_at: ctx.clock.now() }
  // What costs are judged by counts as a change of theirs: which days are complete depends on it.
  await changeData(ctx.database, (transaction) =>
    transaction('insight_settings').insert(row).onConflict('name').merge(),
  )
  return describeSetting(ctx, name)
}

/** Puts a setting back to its default. */
export async function resetSetting(ctx: Context, { name }: SettingRef): Promise<InsightSetting> {
  await changeData(ctx.database, (transaction) => transaction('insight_settings').where({ name }).delete())
  return describeSetting(ctx, name)
}

async function describeSetting(ctx: Context, name: SettingName): Promise<InsightSetting> {
  const { min, max, description } = settingDefinitions[name]
  return {
    name,
    value: (await insightSettings(ctx))[name],
    default_value: (await usualSettings(ctx))[name],
    min,
    max,
    unit: unitOf(name, await reportingCurrency(ctx.database)),
    description,
  }
}

/** What a setting is measured in, for a person. */
function unitOf(name: SettingName, reporting: string): string {
  const { unit } = settingDefinitions[name]
  return unit === moneyUnit ? reporting : unit
}
