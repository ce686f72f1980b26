import { listServices } from '../catalogue/list-services.ts'
import type { Context } from '../context.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import type { UnderstandingContext } from './understanding/understand.ts'
import { buildVocabulary } from './understanding/vocabulary.ts'

/** What the rules need to understand a question to this installation. */
export async function loadUnderstanding(ctx: Context): Promise<UnderstandingContext> {
  const today = ctx.clock.today()
  const services = await listServices(ctx, {})
  const present = services.map(({ cloud_provider, name }) => ({ cloud_provider, service_name: name }))
  const data = (await dataBounds(ctx)) ?? { start_date: today, end_date: today }
  return { vocabulary: buildVocabulary(present), today, data }
}
