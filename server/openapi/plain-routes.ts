import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { RunInput } from '../../shared/assistant-run.ts'
import { ImportId } from '../../shared/bill-import.ts'
import { AcceptedImport } from '../../shared/bill-upload.ts'
import { UploadQuery } from '../../shared/bill-upload.ts'

const Upload = z.object({
  file: z.union([z.file(), z.array(z.file())]).meta({
    description: 'A bill; repeat the field for several.',
    override: { type: 'string', format: 'binary' },
  }),
})

/** Routes that are no procedures, documented beside the generated ones. */
export const plainRoutes: ZodOpenApiPathsObject = {
  '/imports': {
    post: {
      operationId: 'imports-upload',
      tags: ['Imports'],
      summary: 'Deliver a bill',
      description:
        'Takes one or several files as one delivery and reads them in the background; ask for the import to see how far it is. It may end `held` where it would make costs vanish that count now: decide then, or beforehand with `on_conflict`.',
      requestParams: { query: UploadQuery },
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: Upload, example: { file: 'focus.csv' } } },
      },
      responses: {
        '202': {
          description: 'The files were received.',
          content: { 'application/json': { schema: AcceptedImport } },
        },
      },
    },
  },
  '/imports/{id}/rejected.csv': {
    get: {
      operationId: 'imports-rejected-csv',
      tags: ['Imports'],
      summary: 'Download rejected rows',
      description: 'Every row of an import that could not be read, as CSV.',
      requestParams: { path: ImportId },
      responses: {
        '200': {
          description: 'The columns file, line, column, value and reason.',
          content: {
            'text/csv': {
              schema: { type: 'string', example: 'file,line,column,value,reason' },
              example: 'file,line,column,value,reason\nbill.csv,17,BilledCost,"12,5",It is not a number.\n',
            },
          },
        },
        '404': { description: 'There is no such import.' },
      },
    },
  },
  '/ai/stream': {
    post: {
      operationId: 'assistant-stream',
      tags: ['Assistant'],
      summary: 'Ask the assistant, and watch',
      description:
        'Takes the RunAgentInput of AG-UI 1.0 and answers with its events as a stream: run, steps, tool calls with results, text, activities, state. The last event is RUN_FINISHED, whose result is the body of `POST /ai/query`, or RUN_ERROR; a stream without either was cut.',
      requestBody: { required: true, content: { 'application/json': { schema: RunInput } } },
      responses: {
        '200': {
          description: 'AG-UI events, one `data:` line each.',
          content: {
            'text/event-stream': {
              schema: { type: 'string', example: 'data: {"type":"RUN_STARTED","threadId":"t","runId":"r"}' },
              example: 'data: {"type":"RUN_STARTED","threadId":"t","runId":"r"}',
            },
          },
        },
        '429': { description: 'Too many questions.' },
      },
    },
  },
}
