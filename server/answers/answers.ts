import type { Context } from '../context.ts'
import { versionReaderOf, type Versions } from '../database/version-reader.ts'
import type { MadeAnswer } from '../procedures/procedure-call.ts'
import { answerKey, etagOf, type Call, type Edition } from './answer-key.ts'
import { contentTypes } from './answer-form.ts'
import { createAnswerMemory, type AnswerMemory } from './answer-memory.ts'
import { createKeptAnswer, type KeptAnswer } from './kept-answer.ts'
import { shareWork, type SharedWork } from './share-work.ts'
import { isCostly, throughStore } from './stored-answers.ts'

/** The answers of one process, made once for each question, day and version of the data. */
export type Answers = {
  readonly memory: AnswerMemory
  /** The day and the version as they are now; at once where the database can tell so. */
  edition(): Edition | Promise<Edition>
  /**
   * The answer to a question, made unless it is kept or being made.
   *
   * @param signal fires when whoever asks has left.
   * @param make makes it; its signal fires when all who asked have left.
   * @throws whatever `make` throws, which is not kept.
   */
  answer(call: Call, edition: Edition, signal: AbortSignal, make: MakeAnswer): Promise<KeptAnswer>
}

export type MakeAnswer = (signal: AbortSignal) => Promise<MadeAnswer>

/** @param ctx the context whose database and clock answers are made from. */
export function createAnswers({
  database,
  clock,
  env,
  log,
}: Pick<Context, 'database' | 'clock' | 'env' | 'log'>): Answers {
  const memory = createAnswerMemory(env.ANSWER_MEMORY_MEGABYTES * 1e6)
  const underWay = new Map<string, SharedWork<KeptAnswer>>()
  const read = versionReaderOf(database)
  // Whoever wants nothing kept means it.
  const keepsAny = env.ANSWER_MEMORY_MEGABYTES > 0
  const editionOf = ({ value }: Versions): Edition => ({ day: clock.today(), version: value })
  return {
    memory,
    edition() {
      const versions = read()
      return versions instanceof Promise ? versions.then(editionOf) : editionOf(versions)
    },
    async answer(call, edition, signal, make) {
      const key = answerKey(call, edition)
      const kept = memory.get(key)
      if (kept !== undefined) return kept
      const known = underWay.get(key)
      if (known !== undefined) return known.join(signal)
      const start = async (everybodyLeft: AbortSignal) => {
        const made = () => make(everybodyLeft)
        const { body: bytes, dependsOnInstant } = await (keepsAny && isCostly(call)
          ? throughStore({ database, log }, call, edition, made)
          : made())
        const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        return dependsOnInstant
          ? createKeptAnswer(null, body, contentTypes.plain)
          : memory.keep(key, etagOf([key], 'plain'), body, contentTypes.plain)
      }
      const work = shareWork(start, () => {
        if (underWay.get(key) === work) underWay.delete(key)
      })
      underWay.set(key, work)
      return work.join(signal)
    },
  }
}
