/** A source of numbers in [0, 1), the same for the same seed. */
export type Random = () => number

/**
 * A small generator that is good enough for demo data: mulberry32 (Tommy Ettinger, public domain), seeded by hashing
 * the key with FNV-1a.
 *
 * @param key what the numbers are for, for example a seed and a service.
 */
export function createRandom(key: string): Random {
  let state = 0x811c9dc5
  for (const character of key) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `count` different items of a list, in random order. */
export function sample<Item>(random: Random, items: readonly Item[], count: number): Item[] {
  const pool = [...items]
  return Array.from({ length: Math.min(count, pool.length) }, () =>
    pool.splice(Math.floor(random() * pool.length), 1),
  ).flat()
}
