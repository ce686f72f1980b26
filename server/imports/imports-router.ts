import { z } from 'zod'
import { BillImport, ImportId, ImportSummary } from '../../shared/bill-import.ts'
import { output, procedure, router } from '../trpc.ts'
import { getImport, listImports } from './list-imports.ts'
import { undoImport } from './undo-import.ts'

const imports = { tags: ['Imports'], protect: false }

export const importsRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...imports,
        method: 'GET',
        path: '/imports',
        summary: 'List imports',
        description: 'The last 500 imports, newest first.',
      },
    })
    .input(z.void())
    .output(output(z.array(ImportSummary)))
    .query(({ ctx }) => listImports(ctx)),

  get: procedure
    .meta({
      openapi: {
        ...imports,
        method: 'GET',
        path: '/imports/{id}',
        summary: 'Read one import',
        description: 'How far it is, what it read, rejected and changed, and its control totals.',
      },
    })
    .input(ImportId)
    .output(output(BillImport))
    .query(({ ctx, input }) => getImport(ctx, input)),

  undo: procedure
    .meta({
      openapi: {
        ...imports,
        method: 'DELETE',
        path: '/imports/{id}',
        summary: 'Undo an import',
        description: 'Takes an import back; what it had replaced counts again.',
        errorResponses: [404, 409],
      },
    })
    .input(ImportId)
    .output(output(BillImport))
    .mutation(({ ctx, input }) => undoImport(ctx, input)),
})
