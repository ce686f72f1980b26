import { z } from 'zod'
import { Acknowledgement, Alert, AlertEvaluation, AlertsQuery } from '../../shared/alert.ts'
import { output, procedure, router } from '../trpc.ts'
import { evaluateAlerts } from './evaluate-alerts.ts'
import { acknowledgeAlert, listAlerts } from './manage-alerts.ts'

const alerts = { tags: ['Alerts'], protect: false }

export const alertsRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...alerts,
        method: 'GET',
        path: '/alerts',
        summary: 'List alerts',
        description: 'What people were told, newest first; what is resolved stays.',
      },
    })
    .input(AlertsQuery)
    .output(output(z.array(Alert)))
    .query(({ ctx, input }) => listAlerts(ctx, input)),

  acknowledge: procedure
    .meta({
      openapi: {
        ...alerts,
        method: 'POST',
        path: '/alerts/{id}/acknowledge',
        summary: 'Acknowledge an alert',
        description: 'Marks an alert as noticed, with a note.',
      },
    })
    .input(Acknowledgement)
    .output(output(Alert))
    .mutation(({ ctx, input }) => acknowledgeAlert(ctx, input)),

  evaluate: procedure
    .meta({
      openapi: {
        ...alerts,
        method: 'POST',
        path: '/alerts/evaluate',
        summary: 'Look for new alerts now',
        description:
          'Raises what is new and resolves what has no cause any more; also happens by itself after each change of the costs and once a day.',
      },
    })
    .input(z.void())
    .output(output(AlertEvaluation))
    .mutation(({ ctx }) => evaluateAlerts(ctx)),
})
