import { z } from 'zod'
import { AnomaliesResponse, AnomalyPreview } from '../../shared/anomaly-answers.ts'
import { Anomaly } from '../../shared/anomaly.ts'
import { AnomalyDecision, AnomalyDecisions } from '../../shared/anomaly-decision.ts'
import { AnomalyQuery, PreviewQuery } from '../../shared/anomaly-query.ts'
import { alertsAfter } from '../alerts/alerts-after.ts'
import { output, procedure, router } from '../trpc.ts'
import { decideAnomalies, decideAnomaly } from './decide-anomalies.ts'
import { listAnomalies } from './list-anomalies.ts'
import { previewAnomalies } from './preview-anomalies.ts'

const anomalies = { tags: ['Anomalies'], protect: false }

export const anomaliesRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...anomalies,
        method: 'GET',
        path: '/anomalies',
        summary: 'What is odd',
        description:
          'What is odd about services and the dearest lines below and across them: spikes, drops, steps, slow rises, and what is new, revived or gone; one entry for each cause.',
      },
    })
    .input(AnomalyQuery)
    .output(output(AnomaliesResponse))
    .query(({ ctx, input }) => listAnomalies(ctx, input)),

  preview: procedure
    .meta({
      openapi: {
        ...anomalies,
        method: 'GET',
        path: '/anomalies/preview',
        summary: 'Try other gates',
        description:
          'What these gates would have found over the last 90 complete days, beside those in force.',
      },
    })
    .input(PreviewQuery)
    .output(output(AnomalyPreview))
    .query(({ ctx, input }) => previewAnomalies(ctx, input)),

  decide: procedure
    .meta({
      openapi: {
        ...anomalies,
        method: 'PUT',
        path: '/anomalies/{id}',
        summary: 'Mark an anomaly',
        description: 'Keeps a status and a note; they are known again when the anomaly is found anew.',
      },
    })
    .input(AnomalyDecision)
    .output(output(Anomaly))
    .mutation(({ ctx, input }) => alertsAfter(ctx, decideAnomaly(ctx, input))),

  decideAll: procedure
    .meta({
      openapi: {
        ...anomalies,
        method: 'POST',
        path: '/anomalies/decide',
        summary: 'Mark several anomalies',
        description:
          'Keeps the same status, note and cover for all of them, or for none where one is unknown.',
      },
    })
    .input(AnomalyDecisions)
    .output(output(z.array(Anomaly)))
    .mutation(({ ctx, input }) => alertsAfter(ctx, decideAnomalies(ctx, input))),
})
