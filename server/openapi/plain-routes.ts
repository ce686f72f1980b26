import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { QueuedImport } from '../../shared/bill-import.ts'

/** Routes that are no procedures, documented beside the generated ones. */
export const plainRoutes: ZodOpenApiPathsObject = {
  '/imports': {
    post: {
      operationId: 'imports-upload',
      tags: ['Imports'],
      summary: 'Import bills',
      description:
        'Takes bills in and imports them in the background; GET /imports/{id} tells how it goes. Files sent together are one delivery.',
      requestBody: {
        required: true,
        description: 'One or several files in the field `file`.',
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file'],
              properties: {
                file: {
                  type: 'array',
                  description: 'The bills.',
                  items: { type: 'string', format: 'binary', description: 'The content of a file.' },
                },
              },
            },
            example: { file: ['bill.csv'] },
          },
        },
      },
      responses: {
        '202': {
          description: 'The files are in and wait to be imported.',
          content: { 'application/json': { schema: QueuedImport, example: { id: 3 } } },
        },
      },
    },
  },
}
