import { leafParts, type Leaf, type PartPoints } from './leaf.ts'
import type { LeafProjection } from './project-leaves.ts'
import { reconcile } from './reconcile.ts'

/** Groups whose parts add up to those of a total on every day; see `reconcile`. */
export function agreeWith(
  total: PartPoints,
  leaves: readonly Leaf[],
  groups: readonly LeafProjection[],
): LeafProjection[] {
  if (groups.length === 0) return []
  const agreed = groups.map((group) => ({ ...group, parts: { ...group.parts } }))
  for (const part of leafParts) {
    const points = reconcile(
      groups.map(({ parts, spread }, place) => ({
        point: parts[part],
        uncertainty: part === 'usage' ? (spread?.total ?? 0) : 0,
        floor:
          part === 'usage' && leaves[place]?.daily.some((value) => value < 0) === false
            ? 0
            : Number.NEGATIVE_INFINITY,
      })),
      total[part],
    )
    agreed.forEach((group, place) => (group.parts[part] = points[place] ?? group.parts[part]))
  }
  return agreed
}
