import { AssistantAnswer } from '../../shared/assistant-answer.ts'
import { type AssistantThread, type ThreadContent } from '../../shared/assistant.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'

const listed = 50
const titleLength = 120

/** The latest conversations, newest first. */
export async function listThreads({ database }: Context): Promise<AssistantThread[]> {
  return database('assistant_threads')
    .select('id', 'title', 'updated_at')
    .orderBy('updated_at', 'desc')
    .limit(listed)
}

/**
 * A conversation with its answers.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function getThread({ database }: Context, id: string): Promise<ThreadContent> {
  const thread = await database('assistant_threads').where({ id }).first('id')
  if (thread === undefined) throw new BillowError('NOT_FOUND', `There is no thread '${id}'.`)
  const rows = await database('assistant_messages').where({ thread_id: id }).orderBy('id')
  return {
    id,
    messages: rows.map(({ question, answer, created_at }) => ({
      question,
      answer: AssistantAnswer.parse(JSON.parse(answer)),
      created_at,
    })),
  }
}

/** Forgets a conversation. Unknown ones are forgotten already. */
export async function deleteThread(
  { database }: Context,
  id: string,
): Promise<{ id: string; deleted: true }> {
  await database('assistant_messages').where({ thread_id: id }).delete()
  await database('assistant_threads').where({ id }).delete()
  return { id, deleted: true }
}

/** The latest questions of a conversation, oldest first; none where it is new. */
export async function questionsOf({ database }: Context, id: string, count: number): Promise<string[]> {
  const rows = await database('assistant_messages')
    .where({ thread_id: id })
    .orderBy('id', 'desc')
    .limit(count)
    .select('question')
  return rows.map((row) => row.question).toReversed()
}

/** Adds a question with its answer to a conversation, which begins with it where it is new. */
export async function keepMessage(
  { database, clock }: Context,
  id: string,
  question: string,
  answer: AssistantAnswer,
): Promise<void> {
  const now = clock.now()
  const title = question.slice(0, titleLength)
  await database.transaction(async (transaction) => {
    await transaction('assistant_threads')
      .insert({ id, title, created_at: now, updated_at: now })
      .onConflict('id')
      .merge({ updated_at: now })
    await transaction('assistant_messages').insert({
      thread_id: id,
      question,
      answer: JSON.stringify(answer),
      created_at: now,
    })
  })
}
