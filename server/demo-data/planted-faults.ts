import type { BuiltInCategory } from '../../shared/catalogue.ts'
import type { DemoCost } from './generate-costs.ts'

type Place = { readonly daysBeforeEnd: number }

/** Something odd about a built-in service: what its cost is multiplied by. */
export type PlantedChange = Pick<DemoCost, 'cloud_provider' | 'service_name'> & {
  readonly shows: string
  factorOn(place: Place): number
}

const onDays = (days: readonly number[], factor: number) => (place: Place) =>
  days.includes(place.daysBeforeEnd) ? factor : 1

/** One of each kind of anomaly, and growth that recommendations look for. */
export const plantedChanges: readonly PlantedChange[] = [
  { shows: 'spike', cloud_provider: 'GCP', service_name: 'Compute Engine', factorOn: onDays([11], 2.4) },
  { shows: 'drop', cloud_provider: 'Azure', service_name: 'Blob Storage', factorOn: onDays([24, 25], 0.25) },
  {
    shows: 'step, anomaly not resolved, dearer than elsewhere',
    cloud_provider: 'Azure',
    service_name: 'Virtual Machines',
    factorOn: ({ daysBeforeEnd }) => (daysBeforeEnd <= 13 ? 1.7 : 1),
  },
  {
    shows: 'slow rise, serverless growth',
    cloud_provider: 'AWS',
    service_name: 'Lambda',
    factorOn: ({ daysBeforeEnd }) => 1.02 ** Math.max(0, 45 - daysBeforeEnd),
  },
  {
    shows: 'storage growth',
    cloud_provider: 'AWS',
    service_name: 'S3',
    factorOn: ({ daysBeforeEnd }) => 1 + 0.5 * Math.max(0, 1 - daysBeforeEnd / 120),
  },
]

/** What the last two days of every service still lack, as bills of today and yesterday do. */
export const incompleteDays: Readonly<Record<number, number>> = { 0: 0.5, 1: 0.85 }

/** A service that only the planted demo has, with its usual cost per day in USD. */
export type PlantedService = Pick<DemoCost, 'cloud_provider' | 'service_name'> & {
  readonly shows: string
  readonly service_category: BuiltInCategory | null
  readonly cost: number
}

/** Services whose names and rhythm recommendations look for; all cost the same on every day of the week. */
export const plantedServices: readonly PlantedService[] = [
  {
    shows: 'non-production hours',
    cloud_provider: 'Azure',
    service_name: 'Development virtual machines',
    service_category: 'compute',
    cost: 42,
  },
  {
    shows: 'steady baseline',
    cloud_provider: 'AWS',
    service_name: 'EC2 batch workers',
    service_category: 'compute',
    cost: 65,
  },
  {
    shows: 'unused commitments',
    cloud_provider: 'AWS',
    service_name: 'Unused savings plan commitment',
    service_category: null,
    cost: 24,
  },
  {
    shows: 'idle charges',
    cloud_provider: 'GCP',
    service_name: 'Idle static IP addresses',
    service_category: null,
    cost: 7,
  },
  {
    shows: 'idle charges',
    cloud_provider: 'Azure',
    service_name: 'Unattached managed disks',
    service_category: null,
    cost: 11,
  },
  {
    shows: 'older volumes',
    cloud_provider: 'AWS',
    service_name: 'EBS gp2 volumes',
    service_category: null,
    cost: 31,
  },
  {
    shows: 'extended support',
    cloud_provider: 'AWS',
    service_name: 'RDS extended support',
    service_category: null,
    cost: 17,
  },
  {
    shows: 'older generations',
    cloud_provider: 'GCP',
    service_name: 'N1 standard instances',
    service_category: 'compute',
    cost: 38,
  },
  {
    shows: 'data transfer share',
    cloud_provider: 'AWS',
    service_name: 'Data transfer out',
    service_category: null,
    cost: 55,
  },
]
