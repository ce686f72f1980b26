import { createKeptAnswer, type KeptAnswer } from './kept-answer.ts'

/** Answers by their keys, within a bound of bytes. */
export type AnswerMemory = {
  get(key: string): KeptAnswer | undefined
  /** Keeps an answer, unless it is larger than its share; those that were taken longest ago make room. */
  keep(key: string, etag: string, body: Buffer, contentType: string): KeptAnswer
  /** What is kept, in bytes. */
  size(): number
}

type Entry = { readonly answer: KeptAnswer; bytes: number }

/** No answer may take more than this part of the memory. */
const largestPart = 1 / 8

/** What the engine needs for an entry beside its body and its key, about. */
const overhead = 500

/** @param mostBytes how much all answers may take, with their keys and codings. */
export function createAnswerMemory(mostBytes: number): AnswerMemory {
  // A map goes through its entries in the order in which they were put in.
  const entries = new Map<string, Entry>()
  let newest = ''
  let size = 0
  const remove = (key: string, { bytes }: Entry) => {
    entries.delete(key)
    size -= bytes
  }
  const makeRoom = () => {
    for (const [key, entry] of entries) {
      if (size <= mostBytes) return
      remove(key, entry)
    }
  }
  return {
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      if (key !== newest) {
        entries.delete(key)
        entries.set(key, entry)
        newest = key
      }
      return entry.answer
    },
    keep(key, etag, body, contentType) {
      const bytes = body.length + 2 * key.length + overhead
      if (bytes > mostBytes * largestPart) return createKeptAnswer(etag, body, contentType)
      const answer = createKeptAnswer(etag, body, contentType, (encoded) => {
        if (entries.get(key) !== entry) return
        entry.bytes += encoded
        size += encoded
        makeRoom()
      })
      const entry: Entry = { answer, bytes }
      const before = entries.get(key)
      if (before !== undefined) remove(key, before)
      entries.set(key, entry)
      newest = key
      size += bytes
      makeRoom()
      return answer
    },
    size: () => size,
  }
}
