import { tagAnswers, type AskedAnswers, type TaggedAnswers } from './answer-form.ts'
import type { Edition } from './answer-key.ts'

/** What addresses ask for, learnt from requests that were answered in full. */
export type KnownRequests = {
  /** What an address asks for now; undefined where that is not known. */
  find(url: string, edition: Edition): TaggedAnswers | undefined
  has(url: string): boolean
  learn(url: string, asked: AskedAnswers): void
}

type Known = { readonly asked: AskedAnswers; edition?: Edition; tagged?: TaggedAnswers }

const mostKnown = 5_000
const longestAddress = 4_000

export function createKnownRequests(): KnownRequests {
  // A map goes through its entries in the order in which they were put in.
  const requests = new Map<string, Known>()
  return {
    has: (url) => requests.has(url),
    find(url, edition) {
      const known = requests.get(url)
      if (known === undefined) return undefined
      const { tagged, edition: last } = known
      if (tagged !== undefined && last?.version === edition.version && last.day === edition.day) return tagged
      known.edition = edition
      known.tagged = tagAnswers(known.asked, edition)
      return known.tagged
    },
    learn(url, asked) {
      if (requests.has(url) || url.length > longestAddress) return
      const [oldest] = requests.keys()
      if (requests.size >= mostKnown && oldest !== undefined) requests.delete(oldest)
      requests.set(url, { asked })
    },
  }
}
