import {
  AnomaliesResponse,
  Anomaly,
  AnomalyDecision,
  AnomalyPreview,
  AnomalyQuery,
  PreviewQuery,
} from '../../shared/anomaly.ts'
import { alertsAfter } from '../alerts/alerts-after.ts'
import { output, procedure, router } from '../trpc.ts'
import { decideAnomaly } from './decide-anomaly.ts'
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
          'Spikes, drops, steps and slow rises per service, expected against actual, beyond the noise, the percent gate and the money gate.',
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
})
