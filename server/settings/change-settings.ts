import {
  defaultSettings,
  settingDefinitions,
  settingNames,
  type InsightSetting,
  type InsightSettings,
  type SettingChange,
  type SettingName,
  type SettingRef,
} from '../../shared/insight-settings.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { insightSettings } from './insight-settings.ts'

/** Every setting with its value in force, its default and its bounds. */
export async function listSettings(ctx: Context): Promise<InsightSetting[]> {
  const values = await insightSettings(ctx)
  return settingNames.map((name) => describeSetting(name, values))
}

/**
 * Gives a setting a new value.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT for a value outside its bounds.
 */
export async function changeSetting(ctx: Context, { name, value }: SettingChange): Promise<InsightSetting> {
  const { min, max, unit } = settingDefinitions[name]
  if (value < min || value > max) {
    throw new BillowError('UNPROCESSABLE_CONTENT', `${name} lies between ${min} and ${max} ${unit}.`)
  }
  await ctx
    .database('insight_settings')
    .insert({ name, value, updated_at: ctx.clock.now() })
    .onConflict('name')
    .merge()
  return describeSetting(name, await insightSettings(ctx))
}

/** Puts a setting back to its default. */
export async function resetSetting(ctx: Context, { name }: SettingRef): Promise<InsightSetting> {
  await ctx.database('insight_settings').where({ name }).delete()
  return describeSetting(name, await insightSettings(ctx))
}

function describeSetting(name: SettingName, values: InsightSettings): InsightSetting {
  return { name, value: values[name], default_value: defaultSettings[name], ...settingDefinitions[name] }
}
