import { builtInServices } from '../../shared/catalogue.ts'
import { editDistance } from '../../shared/edit-distance.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'
import { listOf } from '../costs/cost-filter.ts'

const kept = createMemory<readonly string[]>()

/**
 * For each service name that no data has, a note with the names that were probably meant.
 *
 * @param asked the names of a filter, if any.
 */
export async function nearestServiceNotes(
  { database }: Context,
  asked: string | readonly string[] | undefined,
): Promise<string[]> {
  if (asked === undefined) return []
  const names = listOf(asked)
  const known = await kept({ database }, '', async () =>
    database('cloud_costs').distinct().pluck('service_name'),
  )
  const missing = names.filter((name) => !known.includes(name))
  return missing.map((name) => {
    const nearest = nearestNames(name, known)
    const question = nearest.length > 0 ? ` Did you mean ${nearest.join(' or ')}?` : ''
    return `No service named '${name}'.${question}`
  })
}

/** Up to three of the known names that a misspelt or foreign name probably stands for, best first. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const wanted = name.toLowerCase()
  const byAlias = builtInServices
    .filter((service) => service.aliases.some((alias) => alias.toLowerCase() === wanted))
    .map((service) => service.service_name)
  const limit = Math.max(1, Math.floor(name.length / 3))
  const scored = known
    .map((candidate) => {
      const lower = candidate.toLowerCase()
      const part = wanted.length >= 3 && (lower.includes(wanted) || wanted.includes(lower))
      return { candidate, distance: part ? 0 : editDistance(wanted, lower) }
    })
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance || one.candidate.localeCompare(other.candidate))
  const nearest = [
    ...byAlias.filter((alias) => known.includes(alias)),
    ...scored.map(({ candidate }) => candidate),
  ]
  return [...new Set(nearest)].slice(0, 3)
}
