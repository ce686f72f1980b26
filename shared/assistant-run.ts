import { z } from 'zod'

export const RunMessage = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(z.unknown())]).nullish(),
})
export type RunMessage = z.infer<typeof RunMessage>

const Identifier = z.string().regex(/^[\w-]{1,64}$/, 'An id has 1 to 64 letters, digits, - and _.')

/**
 * The AG-UI input of a run. Of what a client sends, only the ids and the user's own words are read: tools, state,
 * context and system messages of a client have no say here.
 */
export const RunInput = z
  .looseObject({
    threadId: Identifier.meta({ description: 'The conversation.', example: 'thread-1' }),
    runId: Identifier.meta({ description: 'This run.', example: 'run-1' }),
    messages: z
      .array(RunMessage)
      .min(1)
      .max(200)
      .meta({
        description: 'The conversation; the last user message is the question.',
        example: [{ id: 'm1', role: 'user', content: 'What were my AWS costs last month?' }],
      }),
  })
  .meta({
    id: 'AssistantRunInput',
    description: 'RunAgentInput of AG-UI 1.0. Its tools, state, context and system messages are not used.',
    example: {
      threadId: 'thread-1',
      runId: 'run-1',
      state: {},
      messages: [{ id: 'm1', role: 'user', content: 'What were my AWS costs last month?' }],
      tools: [],
      context: [],
      forwardedProps: {},
    },
  })
export type RunInput = z.infer<typeof RunInput>
