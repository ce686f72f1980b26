import { z } from 'zod'
import { Month } from '../../shared/bill.ts'
import { BillingPeriodStatus } from '../../shared/provider-invoice.ts'
import {
  BillingPeriodQuery,
  InvoiceKey,
  InvoiceTotal,
  Reconciliation,
  ReconciliationQuery,
} from '../../shared/reconciliation.ts'
import { output, procedure, router } from '../trpc.ts'
import { listBillingPeriods } from './list-billing-periods.ts'
import { listMonths } from './list-months.ts'
import { reconcile, removeInvoiceTotal, setInvoiceTotal } from './reconcile.ts'

const common = { tags: ['Imports'], protect: false }

export const reconciliationRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...common,
        method: 'GET',
        path: '/reconciliation',
        summary: 'Hold invoices against bills',
        description:
          'Each bill of a month beside its invoices, entered or delivered, with what could explain a difference.',
      },
    })
    .input(ReconciliationQuery)
    .output(output(z.array(Reconciliation)))
    .query(({ ctx, input }) => reconcile(ctx, input)),

  months: procedure
    .meta({
      openapi: {
        ...common,
        method: 'GET',
        path: '/reconciliation/months',
        summary: 'Months to reconcile',
        description: 'The months that there is a bill, an invoice or a billing period of, newest first.',
      },
    })
    .input(z.void())
    .output(output(z.array(Month)))
    .query(({ ctx }) => listMonths(ctx)),

  periods: procedure
    .meta({
      openapi: {
        ...common,
        method: 'GET',
        path: '/billing-periods',
        summary: 'Whether a month is closed',
        description: 'What the BillingPeriod datasets of providers say of a month, by issuer of invoices.',
      },
    })
    .input(BillingPeriodQuery)
    .output(output(z.array(BillingPeriodStatus)))
    .query(({ ctx, input }) => listBillingPeriods(ctx, input)),

  set: procedure
    .meta({
      openapi: {
        ...common,
        method: 'PUT',
        path: '/reconciliation',
        summary: 'Enter the total of an invoice',
        description: 'Keeps the total of an invoice, and answers with the month as it compares then.',
      },
    })
    .input(InvoiceTotal)
    .output(output(z.array(Reconciliation)))
    .mutation(({ ctx, input }) => setInvoiceTotal(ctx, input)),

  remove: procedure
    .meta({
      openapi: {
        ...common,
        method: 'DELETE',
        path: '/reconciliation',
        summary: 'Forget the total of an invoice',
        description: 'Removes a total that was entered, and answers with the month as it stands then.',
        errorResponses: [404],
      },
    })
    .input(InvoiceKey)
    .output(output(z.array(Reconciliation)))
    .mutation(({ ctx, input }) => removeInvoiceTotal(ctx, input)),
})
