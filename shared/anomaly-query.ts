import { z } from 'zod'
import { AnomalyStatus } from './anomaly-terms.ts'
import { checkRange, costFilterFields, metricField, rangeFields } from './cost-query.ts'

export const gateFields = {
  threshold_percent: z
    .number()
    .min(0)
    .max(1000)
    .meta({
      description: 'At least this far from what was expected; left out: the setting, 20 at first.',
      example: 20,
    })
    .optional(),
  min_impact: z
    .number()
    .min(0)
    .max(1e9)
    .meta({ description: 'At least this much money; left out: the setting, 1 at first.', example: 50 })
    .optional(),
}

export const AnomalyQuery = z
  .strictObject({
    ...costFilterFields,
    ...rangeFields,
    ...metricField,
    ...gateFields,
    status: AnomalyStatus.meta({ description: 'Only those of this status.', example: 'open' }).optional(),
  })
  .superRefine(checkRange)
export type AnomalyQuery = z.infer<typeof AnomalyQuery>

export const PreviewQuery = z.strictObject({ ...costFilterFields, ...metricField, ...gateFields })
export type PreviewQuery = z.infer<typeof PreviewQuery>

export const AnomalyGates = z
  .object({
    threshold_percent: z.number().meta({ description: 'The gate in percent.', example: 20 }),
    min_impact: z.number().meta({ description: 'The gate in the reporting currency.', example: 1 }),
  })
  .meta({ id: 'AnomalyGates', description: 'How far off and how dear an anomaly has to be.' })
export type AnomalyGates = z.infer<typeof AnomalyGates>
