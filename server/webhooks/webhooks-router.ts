import { z } from 'zod'
import {
  ChangedWebhook,
  DeletedWebhook,
  Delivery,
  NewWebhook,
  Webhook,
  WebhookId,
} from '../../shared/webhook.ts'
import { output, procedure, router } from '../trpc.ts'
import { listDeliveries } from './list-deliveries.ts'
import { createWebhook, deleteWebhook, listWebhooks, updateWebhook } from './manage-webhooks.ts'
import { testWebhook } from './test-webhook.ts'

const webhooks = { tags: ['Webhooks'], protect: false }

export const webhooksRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...webhooks,
        method: 'GET',
        path: '/webhooks',
        summary: 'List webhooks',
        description: 'Where alerts are sent. Secrets are never returned.',
      },
    })
    .input(z.void())
    .output(output(z.array(Webhook)))
    .query(({ ctx }) => listWebhooks(ctx)),

  create: procedure
    .meta({
      openapi: {
        ...webhooks,
        method: 'POST',
        path: '/webhooks',
        summary: 'Add a webhook',
        description:
          'Signed JSON, Slack or Teams; http and https addresses only. A filter says which alerts go there; quiet hours and digests say when.',
      },
    })
    .input(NewWebhook)
    .output(output(Webhook))
    .mutation(({ ctx, input }) => createWebhook(ctx, input)),

  update: procedure
    .meta({
      openapi: {
        ...webhooks,
        method: 'PUT',
        path: '/webhooks/{id}',
        summary: 'Replace a webhook',
        description: 'Writes a webhook anew; without a new secret the old one stays.',
      },
    })
    .input(ChangedWebhook)
    .output(output(Webhook))
    .mutation(({ ctx, input }) => updateWebhook(ctx, input)),

  delete: procedure
    .meta({
      openapi: {
        ...webhooks,
        method: 'DELETE',
        path: '/webhooks/{id}',
        summary: 'Delete a webhook',
        description: 'Deletes the webhook and its delivery log.',
      },
    })
    .input(WebhookId)
    .output(output(DeletedWebhook))
    .mutation(({ ctx, input }) => deleteWebhook(ctx, input)),

  deliveries: procedure
    .meta({
      openapi: {
        ...webhooks,
        method: 'GET',
        path: '/webhooks/{id}/deliveries',
        summary: 'Delivery log of a webhook',
        description: 'The newest 200 deliveries with every attempt, newest first.',
      },
    })
    .input(WebhookId)
    .output(output(z.array(Delivery)))
    .query(({ ctx, input }) => listDeliveries(ctx, input)),

  test: procedure
    .meta({
      openapi: {
        ...webhooks,
        method: 'POST',
        path: '/webhooks/{id}/test',
        summary: 'Send a test message',
        description: 'Sends a test message at once, also in quiet hours, and tells what came of it.',
      },
    })
    .input(WebhookId)
    .output(output(Delivery))
    .mutation(({ ctx, input }) => testWebhook(ctx, input)),
})
