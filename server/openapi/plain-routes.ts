import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { AcceptedImport } from '../../shared/bill-import.ts'

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
        'Takes one or several files and reads them in the background; ask for the import to see how far it is.',
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
}
