/** A machine's family as AWS writes it: `m5d` of m5d.2xlarge, `db.r5` of a database, `cache.m4` of a cache. */
export function awsFamily(type: string): string | null {
  const found = /\b((?:db|cache)\.)?([a-z]+\d[a-z0-9-]*)\.(?:nano|micro|small|medium|\d*x?large|metal)/.exec(
    type,
  )
  return found === null ? null : `${found[1] ?? ''}${found[2] ?? ''}`
}

/** Who makes the processor of a general family of AWS; null for families that have no counterpart elsewhere. */
export function awsProcessor(family: string): 'Intel' | 'AMD' | null {
  const found = /^(?:db\.|cache\.)?(?:t(3)|[mcr]([5-8]))([a-z-]*)$/.exec(family)
  if (found === null) return null
  const kind = found[3] ?? ''
  if (['a', 'ad'].includes(kind)) return 'AMD'
  return ['', 'd', 'n', 'dn', 'i', 'id', 'in', 'idn', 'i-flex'].includes(kind) ? 'Intel' : null
}

/** Families of Intel whose counterpart of AMD costs less; that of m7i and its like costs more. */
const cheaperWithAmd = /^(?:t3|[mcr]5d?|[mcr]6i)$/

/** Azure: v4 and v5 of D and E without the letter of AMD or Ampere; Google Cloud: N2 beside N2D. */
const azureIntel = /(?:\b|_)[DE]\d+(?:-\d+)?(?:d?s|d)?[ _]?v[45]\b/i

/** Whether the same size with a processor of AMD costs less. */
export function hasCheaperAmd(cloud_provider: string, type: string): boolean {
  if (cloud_provider === 'AWS') return cheaperWithAmd.test(awsFamily(type) ?? '')
  if (cloud_provider === 'Azure') return azureIntel.test(type)
  return cloud_provider === 'GCP' && /^N2$/.test(type)
}
