import type { Knex } from 'knex'
import type { ChangedWebhook, DeletedWebhook, NewWebhook, Webhook, WebhookId } from '../../shared/webhook.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import type { WebhookRow } from '../database/insight-tables.ts'
import { BillowError } from '../errors.ts'
import { fromWebhookRow, toWebhookColumns } from './webhook-row.ts'

/** Every webhook, by name, without its secret. */
export async function listWebhooks({ database }: Context): Promise<Webhook[]> {
  const rows = await database('webhooks').select('*').orderBy(['name', 'id'])
  return rows.map(withoutSecret)
}

/** Makes a webhook. */
export async function createWebhook(ctx: Context, { secret, ...webhook }: NewWebhook): Promise<Webhook> {
  const now = ctx.clock.now()
  const columns = { ...toWebhookColumns(webhook), secret: secret ?? null, created_at: now, updated_at: now }
  const [created] = await changeWebhooks(ctx, (webhooks) => webhooks.insert(columns).returning('id'))
  return withoutSecret(await findWebhook(ctx, created?.id ?? 0))
}

/**
 * Replaces a webhook; without a new secret the old one stays.
 *
 * @throws BillowError NOT_FOUND for an unknown id, UNPROCESSABLE_CONTENT for a json webhook that has no secret.
 */
export async function updateWebhook(
  ctx: Context,
  { id, secret, ...webhook }: ChangedWebhook,
): Promise<Webhook> {
  const known = await findWebhook(ctx, id)
  const kept = secret ?? known.secret
  if (webhook.shape === 'json' && kept === null) {
    throw new BillowError('UNPROCESSABLE_CONTENT', 'A json webhook needs a secret. Send one along.')
  }
  const columns = { ...toWebhookColumns(webhook), secret: kept, updated_at: ctx.clock.now() }
  await changeWebhooks(ctx, (webhooks) => webhooks.where({ id }).update(columns))
  return withoutSecret(await findWebhook(ctx, id))
}

/**
 * Deletes a webhook with its delivery log.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function deleteWebhook(ctx: Context, { id }: WebhookId): Promise<DeletedWebhook> {
  await findWebhook(ctx, id)
  await changeWebhooks(ctx, (webhooks) => webhooks.where({ id }).delete())
  return { id, deleted: true }
}

async function changeWebhooks<Result>(
  { database }: Context,
  change: (webhooks: Knex.QueryBuilder<WebhookRow>) => PromiseLike<Result>,
): Promise<Result> {
  return changeData(database, async (transaction) => change(transaction('webhooks')), 'records')
}

/** @throws BillowError NOT_FOUND for an unknown id. */
export async function findWebhook({ database }: Context, id: number): Promise<WebhookRow> {
  const row = await database('webhooks').where({ id }).first()
  if (row === undefined) throw new BillowError('NOT_FOUND', `There is no webhook with id ${id}.`)
  return row
}

function withoutSecret(row: WebhookRow): Webhook {
  const { secret, state, ...webhook } = fromWebhookRow(row)
  return { ...webhook, has_secret: secret !== null, is_enabled: state === 'enabled' }
}
