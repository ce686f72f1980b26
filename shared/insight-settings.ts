import { z } from 'zod'
import { adviceDefaults, adviceDefinitions } from './advice-settings.ts'
import { exact } from './exact.ts'
import { text } from './amount-fields.ts'

/** Every assumption that an installation may change, with the value that Billow comes with. */
export const defaultSettings = {
  incomplete_hours: 48,
  anomaly_threshold_percent: 20,
  anomaly_min_impact: 1,
  anomaly_line_floor: 10,
  recommendation_min_saving: 10,
  commitment_discount_percent: 28,
  commitment_discount_3y_percent: 46,
  database_commitment_percent: 20,
  database_commitment_3y_percent: 35,
  upfront_discount_percent: 3,
  schedule_off_percent: 64,
  cold_share_percent: 40,
  cold_discount_percent: 45,
  generation_discount_percent: 10,
  gp3_discount_percent: 20,
  serverless_tuning_percent: 15,
  transfer_saving_percent: 30,
  idle_recovery_percent: 90,
  ...adviceDefaults,
}
export type SettingName = keyof typeof defaultSettings

/** The unit of what is an amount: the reporting currency takes its place wherever it is shown. */
export const moneyUnit = 'money'

type Definition = {
  readonly min: number
  readonly max: number
  readonly unit: string
  readonly description: string
}

/** What each setting means and which values make sense. */
export const settingDefinitions: Readonly<Record<SettingName, Definition>> = {
  incomplete_hours: {
    min: 0,
    max: 240,
    unit: 'hours',
    description: 'For how long after its end a day still counts as incomplete.',
  },
  anomaly_threshold_percent: {
    min: 0,
    max: 1000,
    unit: 'percent',
    description: 'An anomaly is at least this far from what was expected.',
  },
  anomaly_min_impact: {
    min: 0,
    max: 1e9,
    unit: moneyUnit,
    description: 'An anomaly moves at least this much money.',
  },
  anomaly_line_floor: {
    min: 0,
    max: 1e9,
    unit: moneyUnit,
    description:
      'What is new, revived or judged below its service moves at least this much money a day to be an anomaly.',
  },
  recommendation_min_saving: {
    min: 0,
    max: 1e9,
    unit: moneyUnit,
    description: 'A recommendation saves at least this much a month, or is not given.',
  },
  commitment_discount_percent: {
    min: 1,
    max: 75,
    unit: 'percent',
    description: 'What a one-year commitment without upfront payment takes off the on-demand price.',
  },
  commitment_discount_3y_percent: {
    min: 1,
    max: 80,
    unit: 'percent',
    description: 'What a three-year commitment without upfront payment takes off the on-demand price.',
  },
  database_commitment_percent: {
    min: 1,
    max: 75,
    unit: 'percent',
    description: 'What a one-year commitment takes off the price of databases and caches.',
  },
  database_commitment_3y_percent: {
    min: 1,
    max: 80,
    unit: 'percent',
    description: 'What a three-year commitment takes off the price of databases and caches.',
  },
  upfront_discount_percent: {
    min: 0,
    max: 20,
    unit: 'percent',
    description: 'How many percent points more a commitment takes off that is paid all at once.',
  },
  schedule_off_percent: {
    min: 1,
    max: 90,
    unit: 'percent',
    description: 'The part of the week in which non-production can be off: all but 12 hours on 5 days.',
  },
  cold_share_percent: {
    min: 1,
    max: 90,
    unit: 'percent',
    description: 'The part of grown storage that is rarely read and can move to a colder tier.',
  },
  cold_discount_percent: {
    min: 1,
    max: 95,
    unit: 'percent',
    description: 'What the colder tier takes off, retrieval included.',
  },
  generation_discount_percent: {
    min: 1,
    max: 50,
    unit: 'percent',
    description: 'What the newer instance family costs less for the same work.',
  },
  gp3_discount_percent: {
    min: 1,
    max: 50,
    unit: 'percent',
    description: 'What gp3 volumes cost less than gp2.',
  },
  serverless_tuning_percent: {
    min: 1,
    max: 60,
    unit: 'percent',
    description: 'What memory and timeout tuning usually takes off functions.',
  },
  transfer_saving_percent: {
    min: 1,
    max: 80,
    unit: 'percent',
    description: 'What endpoints, caching and traffic within a zone take off data transfer.',
  },
  idle_recovery_percent: {
    min: 1,
    max: 100,
    unit: 'percent',
    description: 'The part of idle charges that turns out to be removable.',
  },
  ...adviceDefinitions,
}

export function isSettingName(name: string): name is SettingName {
  return name in settingDefinitions
}

export const settingNames = Object.keys(settingDefinitions).filter(isSettingName)

/** The values in force. */
export type InsightSettings = Readonly<Record<SettingName, number>>

const name = z
  .enum(settingNames, { error: 'There is no setting of this name. GET /insight-settings lists them.' })
  .meta({ description: 'Which setting.', example: 'anomaly_threshold_percent' })

export const SettingRef = z.strictObject({ name })
export type SettingRef = z.infer<typeof SettingRef>

export const SettingChange = z
  .strictObject({
    name,
    value: exact(
      z
        .number('Write the value as a number.')
        .meta({ description: 'The new value, in the unit of the setting.', example: 25 }),
    ),
  })
  .meta({ id: 'SettingChange', description: 'A new value of a setting.', example: { value: 25 } })
export type SettingChange = z.infer<typeof SettingChange>

export const InsightSetting = z
  .object({
    name: text('The name.', 'anomaly_threshold_percent'),
    value: z.number().meta({ description: 'The value in force.', example: 20 }),
    default_value: z.number().meta({ description: 'The value that Billow comes with.', example: 20 }),
    min: z.number().meta({ description: 'The least value allowed.', example: 0 }),
    max: z.number().meta({ description: 'The greatest value allowed.', example: 1000 }),
    unit: text('What it is measured in; of an amount the reporting currency.', 'percent'),
    description: text('What it means.', 'An anomaly is at least this far from what was expected.'),
  })
  .meta({
    id: 'InsightSetting',
    description: 'An assumption behind forecasts, anomalies and recommendations.',
  })
export type InsightSetting = z.infer<typeof InsightSetting>
