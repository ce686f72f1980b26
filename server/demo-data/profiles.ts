import type { BuiltInCategory } from '../../shared/catalogue.ts'

/** The daily range in USD of each built-in service. */
export const dailyRanges: Readonly<Record<string, readonly [low: number, high: number]>> = {
  EC2: [150, 500],
  S3: [20, 80],
  Lambda: [10, 50],
  'Virtual Machines': [140, 480],
  'Blob Storage': [18, 75],
  'Azure Functions': [8, 45],
  'Compute Engine': [145, 490],
  'Cloud Storage': [19, 78],
  'Cloud Functions': [9, 48],
}

/** What part of a provider's spend each category takes under the `target_mix` profile. */
export const targetMix: Readonly<Record<BuiltInCategory, number>> = {
  compute: 0.4,
  storage: 0.35,
  serverless: 0.25,
}

/** The factors that shape a day's cost. */
export const shape = {
  trendEnd: 1.15,
  weekend: 0.7,
  monthEnd: 1.04,
  monthEndFrom: 25,
  noise: 0.15,
  spike: 1.5,
  spikesPerMonth: [2, 3],
} as const
