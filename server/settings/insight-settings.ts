import { defaultSettings, isSettingName, type InsightSettings } from '../../shared/insight-settings.ts'
import type { Context } from '../context.ts'

/** The values in force: what was changed, else what Billow comes with. */
export async function insightSettings({ database }: Pick<Context, 'database'>): Promise<InsightSettings> {
  const values = { ...defaultSettings }
  for (const { name, value } of await database('insight_settings').select('name', 'value')) {
    if (isSettingName(name)) values[name] = value
  }
  return values
}
