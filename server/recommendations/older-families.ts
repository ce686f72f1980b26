import { awsFamily } from './instance-families.ts'

/** The family of today, and what its hours cost less by the price list, size for size, 0 to 1. */
export type Successor = { readonly today: string; readonly cheaper: number }
type Family = readonly [today: string, cheaper: number]

/**
 * AWS: public on-demand prices in us-east-1, Linux, of `large` or the smallest common size, in USD an hour. Families whose
 * successor costs more (i3, g3) or has no like size (p2) are left out.
 */
const aws: Readonly<Record<string, Family>> = {
  t1: ['t3', 0.48], // micro: 0.02, 0.0104
  t2: ['t3', 0.103], // 0.0928, 0.0832
  m1: ['m6i', 0.45], // 0.175, 0.096
  m2: ['r6i', 0.48], // m2.xlarge 0.245, r6i.large 0.126
  m3: ['m6i', 0.278], // 0.133, 0.096
  m4: ['m6i', 0.04], // 0.10, 0.096
  c1: ['c6i', 0.34], // medium 0.13, large 0.085
  c3: ['c6i', 0.19], // 0.105, 0.085
  c4: ['c6i', 0.15], // 0.10, 0.085
  r3: ['r6i', 0.24], // 0.166, 0.126
  r4: ['r6i', 0.053], // 0.133, 0.126
  i2: ['i4i', 0.59], // xlarge 0.853, 0.343
  d2: ['d3', 0.27], // xlarge 0.69, 0.499
  x1: ['x2idn', 0], // 16xlarge 6.669 both
  'db.t2': ['db.t3', 0], // MySQL, medium 0.068 both
  'db.m3': ['db.m5', 0.075], // MySQL 0.185, 0.171
  'db.m4': ['db.m5', 0.022], // MySQL 0.175, 0.171
  'db.r3': ['db.r5', 0], // MySQL 0.24 both
  'db.r4': ['db.r5', 0], // MySQL 0.24 both
  'cache.t2': ['cache.t3', 0], // micro 0.017 both
  'cache.m3': ['cache.m5', 0.142], // 0.182, 0.156
  'cache.m4': ['cache.m5', 0], // 0.156 both
  'cache.r3': ['cache.r5', 0.052], // 0.228, 0.216
  'cache.r4': ['cache.r5', 0.052], // 0.228, 0.216
}

/**
 * Azure retires these series between 2028 and 2029 or sells them beside v5 at the same price an hour, so that the list
 * alone promises nothing: https://learn.microsoft.com/azure/virtual-machines/sizes/previous-gen-sizes-list
 */
const azure: readonly (readonly [series: RegExp, ...Family])[] = [
  [/\ba\d+(?:m? ?v2)?\b/i, 'Bsv2 or Dsv5', 0],
  [/\bds?\d+\w*(?: ?v[23])?(?=$|[ /])(?! ?v[4-9])/i, 'Dsv5', 0],
  [/\bfs?\d+\w*(?: ?v2)?(?=$|[ /])(?! ?v[3-9])/i, 'Dlsv5', 0],
  [/\bes?\d+\w* ?v3\b/i, 'Esv5', 0],
]

/** Google Cloud: N1 gets up to 30 % off for whole months, E2 nothing, so that the list alone promises nothing. */
const gcp: Readonly<Record<string, Family>> = { N1: ['E2 or N2D', 0] }

/**
 * The family that took the place of that of a type.
 *
 * @param type as the bill names it.
 * @returns null for one that is of today.
 */
export function successorOf(cloud_provider: string, type: string): Successor | null {
  const found = familyOf(cloud_provider, type)
  return found === undefined ? null : { today: found[0], cheaper: found[1] }
}

function familyOf(cloud_provider: string, type: string): Family | undefined {
  if (cloud_provider === 'AWS') return aws[awsFamily(type) ?? '']
  if (cloud_provider === 'GCP') return gcp[/^\w+/.exec(type)?.[0].toUpperCase() ?? '']
  const row =
    cloud_provider === 'Azure' ? azure.find(([series]) => series.test(type.replaceAll('_', ' '))) : undefined
  return row === undefined ? undefined : [row[1], row[2]]
}
