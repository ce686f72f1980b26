import { z } from 'zod'
import { AssistantAnswer } from '../../shared/assistant-answer.ts'
import {
  AssistantQuery,
  AssistantStatus,
  AssistantThread,
  ThreadContent,
  ThreadId,
} from '../../shared/assistant.ts'
import { output, procedure, router } from '../trpc.ts'
import { askAssistant, askedBy } from './ask-assistant.ts'
import { assistantStatus } from './suggest-questions.ts'
import { deleteThread, getThread, listThreads } from './threads.ts'

const assistant = { tags: ['Assistant'], protect: false }

const DeletedThread = z
  .object({
    id: z.string().meta({ description: 'The thread.', example: 'thread-1' }),
    deleted: z.literal(true).meta({ description: 'It is gone.', example: true }),
  })
  .meta({ id: 'DeletedThread', description: 'What was deleted.', example: { id: 'thread-1', deleted: true } })

export const assistantRouter = router({
  query: procedure
    .meta({
      openapi: {
        ...assistant,
        method: 'POST',
        path: '/ai/query',
        summary: 'Ask the assistant',
        description:
          'Answers a question about costs in plain words, with the tool calls and figures behind it. A follow-up names its thread or brings the earlier questions.',
      },
    })
    .input(AssistantQuery)
    .output(output(AssistantAnswer))
    .mutation(({ ctx, input }) => askAssistant(ctx, input, askedBy(ctx.caller))),

  status: procedure
    .meta({
      openapi: {
        ...assistant,
        method: 'GET',
        path: '/ai/status',
        summary: 'Who answers, and what to ask',
        description: 'Says whether a model or the offline analyst answers, and suggests questions.',
      },
    })
    .input(z.void())
    .output(output(AssistantStatus))
    .query(({ ctx }) => assistantStatus(ctx)),

  threads: procedure
    .meta({
      openapi: {
        ...assistant,
        method: 'GET',
        path: '/ai/threads',
        summary: 'List conversations',
        description: 'The latest 50 conversations, newest first.',
      },
    })
    .input(z.void())
    .output(output(z.array(AssistantThread)))
    .query(({ ctx }) => listThreads(ctx)),

  thread: procedure
    .meta({
      openapi: {
        ...assistant,
        method: 'GET',
        path: '/ai/threads/{id}',
        summary: 'Read a conversation',
        description: 'Its questions with their answers.',
      },
    })
    .input(ThreadId)
    .output(output(ThreadContent))
    .query(({ ctx, input }) => getThread(ctx, input.id)),

  delete_thread: procedure
    .meta({
      openapi: {
        ...assistant,
        method: 'DELETE',
        path: '/ai/threads/{id}',
        summary: 'Delete a conversation',
        description: 'Forgets its questions and answers.',
      },
    })
    .input(ThreadId)
    .output(output(DeletedThread))
    .mutation(({ ctx, input }) => deleteThread(ctx, input.id)),
})
