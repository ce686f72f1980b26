import { z } from 'zod'
import { Bill, BillId, BillQuery } from '../../shared/bill.ts'
import { BillImport, ImportId, ImportSummary } from '../../shared/bill-import.ts'
import { ImportDecision } from '../../shared/import-decision.ts'
import { Restatement, RestatementQuery } from '../../shared/restatement.ts'
import { alertsAfter } from '../alerts/alerts-after.ts'
import { output, procedure, router } from '../trpc.ts'
import { chooseBill, listBills } from './choose-bill.ts'
import { decideImport } from './decide-import.ts'
import { getImport, listImports } from './list-imports.ts'
import { listRestatements } from './list-restatements.ts'
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
        description: 'The last 500 imports and all that are `held`, newest first.',
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
    .mutation(({ ctx, input }) => alertsAfter(ctx, undoImport(ctx, input))),

  decide: procedure
    .meta({
      openapi: {
        ...imports,
        method: 'POST',
        path: '/imports/{id}/decide',
        summary: 'Decide about an import that is held',
        description:
          'An import is held where it would make costs vanish that count now. Lets it replace them, add only its new days, or leaves it out.',
        errorResponses: [404, 409],
      },
    })
    .input(ImportDecision)
    .output(output(BillImport))
    .mutation(({ ctx, input }) => alertsAfter(ctx, decideImport(ctx, input))),

  bills: procedure
    .meta({
      openapi: {
        ...imports,
        method: 'GET',
        path: '/bills',
        summary: 'List bills',
        description:
          'What imports say of each billing account and period, and which of them are in the totals.',
      },
    })
    .input(BillQuery)
    .output(output(z.array(Bill)))
    .query(({ ctx, input }) => listBills(ctx, input)),

  choose: procedure
    .meta({
      openapi: {
        ...imports,
        method: 'POST',
        path: '/bills/{id}/choose',
        summary: 'Choose the bill that counts',
        description:
          'Where two formats describe the same account and period, lets this one count and the other not. Holds for later deliveries too.',
        errorResponses: [404, 409],
      },
    })
    .input(BillId)
    .output(output(z.array(Bill)))
    .mutation(({ ctx, input }) => alertsAfter(ctx, chooseBill(ctx, input))),

  restatements: procedure
    .meta({
      openapi: {
        ...imports,
        method: 'GET',
        path: '/restatements',
        summary: 'List restatements',
        description: 'What newer deliveries changed in months that were billed before, newest first.',
      },
    })
    .input(RestatementQuery)
    .output(output(z.array(Restatement)))
    .query(({ ctx, input }) => listRestatements(ctx, input)),
})
