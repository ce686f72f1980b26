import { z } from 'zod'
import { AssistantAnswer, assistantModes } from './assistant-answer.ts'

export const questionLimit = 2000

const Question = z
  .string()
  .trim()
  .min(1, 'Ask something.')
  .max(questionLimit, `A question has at most ${questionLimit} characters.`)

export const AssistantQuery = z
  .strictObject({
    query: Question.meta({
      description: 'The question, in plain words.',
      example: 'What were my AWS costs last month?',
    }),
    context: z
      .looseObject({
        thread_id: z
          .string()
          .regex(/^[\w-]{1,64}$/, 'A thread id has letters, digits, - and _ only.')
          .optional()
          .meta({ description: 'Continues a conversation that this server keeps.', example: 'thread-1' }),
        questions: z
          .array(z.string().max(questionLimit))
          .max(20)
          .optional()
          .meta({
            description:
              'The earlier questions, oldest first, for a caller that keeps the conversation itself.',
            example: ['What were my AWS costs last month?'],
          }),
      })
      .optional()
      .meta({
        description: 'What a follow-up leans on: a thread id, or the earlier questions.',
        example: { thread_id: 'thread-1' },
      }),
  })
  .meta({
    id: 'AssistantQuery',
    description: 'A question to the assistant.',
    example: { query: 'What were my AWS costs last month?', context: { thread_id: 'thread-1' } },
  })
export type AssistantQuery = z.infer<typeof AssistantQuery>

export const AssistantThread = z
  .object({
    id: z.string().meta({ description: 'The thread.', example: 'thread-1' }),
    title: z
      .string()
      .meta({ description: 'Its first question.', example: 'What were my AWS costs last month?' }),
    updated_at: z
      .string()
      .meta({ description: 'When it was last used, ISO 8601.', example: '2026-11-24T12:00:00.000Z' }),
  })
  .meta({ id: 'AssistantThread', description: 'A conversation that is kept.' })
export type AssistantThread = z.infer<typeof AssistantThread>

export const ThreadId = z
  .strictObject({
    id: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .meta({ description: 'The thread.', example: 'thread-1' }),
  })
  .meta({ id: 'ThreadId', description: 'Which thread.' })
export type ThreadId = z.infer<typeof ThreadId>

export const ThreadContent = z
  .object({
    id: z.string().meta({ description: 'The thread.', example: 'thread-1' }),
    messages: z
      .array(
        z.object({
          question: z
            .string()
            .meta({ description: 'What was asked.', example: 'What were my AWS costs last month?' }),
          answer: AssistantAnswer.meta({ description: 'What came back.' }),
          created_at: z
            .string()
            .meta({ description: 'When, ISO 8601.', example: '2026-11-24T12:00:00.000Z' }),
        }),
      )
      .meta({ description: 'Questions with their answers, oldest first.' }),
  })
  .meta({ id: 'ThreadContent', description: 'A conversation, message by message.' })
export type ThreadContent = z.infer<typeof ThreadContent>

export const AssistantStatus = z
  .object({
    mode: z.enum(assistantModes).meta({ description: 'Who answers.', example: 'offline' }),
    model: z.string().nullable().meta({ description: 'The model, where there is one.', example: null }),
    suggestions: z.array(z.string()).meta({
      description: 'Questions that the data at hand can answer.',
      example: ['What were my AWS costs last month?'],
    }),
  })
  .meta({ id: 'AssistantStatus', description: 'Who answers, and what to ask.' })
export type AssistantStatus = z.infer<typeof AssistantStatus>
