/**
 * Whether a client has the answer of a tag. Tags are compared weakly, as for every GET.
 *
 * @param ifNoneMatch the tags that it names in `if-none-match`.
 */
export function hasTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag) return true
  // Nothing was made yet, so whether there is any answer at all is not known.
  if (ifNoneMatch.trim() === '*') return false
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag))
}
