import { z } from 'zod'
import { InsightSetting, SettingChange, SettingRef } from '../../shared/insight-settings.ts'
import { alertsAfter } from '../alerts/alerts-after.ts'
import { output, procedure, router } from '../trpc.ts'
import { changeSetting, listSettings, resetSetting } from './change-settings.ts'

const settings = { tags: ['Insight settings'], protect: false }

export const settingsRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...settings,
        method: 'GET',
        path: '/insight-settings',
        summary: 'List the assumptions',
        description: 'Every threshold and assumption behind forecasts, anomalies and recommendations.',
      },
    })
    .input(z.void())
    .output(output(z.array(InsightSetting)))
    .query(({ ctx }) => listSettings(ctx)),

  change: procedure
    .meta({
      openapi: {
        ...settings,
        method: 'PUT',
        path: '/insight-settings/{name}',
        summary: 'Change an assumption',
        description: 'Takes effect with the next answer; a value outside the bounds is a 422.',
      },
    })
    .input(SettingChange)
    .output(output(InsightSetting))
    .mutation(({ ctx, input }) => alertsAfter(ctx, changeSetting(ctx, input))),

  reset: procedure
    .meta({
      openapi: {
        ...settings,
        method: 'DELETE',
        path: '/insight-settings/{name}',
        summary: 'Reset an assumption',
        description: 'Puts a setting back to the value that Billow comes with.',
      },
    })
    .input(SettingRef)
    .output(output(InsightSetting))
    .mutation(({ ctx, input }) => alertsAfter(ctx, resetSetting(ctx, input))),
})
