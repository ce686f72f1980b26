import { z } from 'zod'
import { BillImport, ImportId } from '../../shared/bill-import.ts'
import { output, procedure, router } from '../trpc.ts'
import { getImport, listImports, undoImport } from './list-imports.ts'

const common = { tags: ['Imports'], protect: false }

export const importsRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...common,
        method: 'GET',
        path: '/imports',
        summary: 'List imports',
        description: 'Every delivery of a bill, newest first.',
      },
    })
    .input(z.void())
    .output(output(z.array(BillImport)))
    .query(({ ctx }) => listImports(ctx)),

  get: procedure
    .meta({
      openapi: {
        ...common,
        method: 'GET',
        path: '/imports/{id}',
        summary: 'Read one import',
        description: 'How far it is, what was read, kept and rejected, and its exact control totals.',
      },
    })
    .input(ImportId)
    .output(output(BillImport))
    .query(({ ctx, input }) => getImport(ctx, input)),

  undo: procedure
    .meta({
      openapi: {
        ...common,
        method: 'DELETE',
        path: '/imports/{id}',
        summary: 'Undo an import',
        description: 'Takes its charges out again; the record of the import stays.',
        errorResponses: [404, 409],
      },
    })
    .input(ImportId)
    .output(output(BillImport))
    .mutation(({ ctx, input }) => undoImport(ctx, input)),
})
