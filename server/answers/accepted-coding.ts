import type { Coding } from './kept-answer.ts'

/** Best first. */
const codings: readonly Coding[] = ['br', 'gzip']

/** Clients of one kind all send the same header. */
const known = new Map<string, Coding | null>()
const mostKnown = 100

/**
 * The coding that an answer is sent in; null for none.
 *
 * @param accepted the `accept-encoding` of the request.
 */
export function acceptedCoding(accepted: string | undefined): Coding | null {
  if (accepted === undefined || accepted === '') return null
  const before = known.get(accepted)
  if (before !== undefined) return before
  const coding = readCoding(accepted)
  if (known.size < mostKnown) known.set(accepted, coding)
  return coding
}

function readCoding(accepted: string): Coding | null {
  const weights = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      return [name, weight === undefined ? 1 : Number(weight)] as const
    }),
  )
  const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0
  const [best] = codings.toSorted((one, other) => weightOf(other) - weightOf(one))
  return best !== undefined && weightOf(best) > 0 ? best : null
}
