import type { AssistantStatus } from '../../shared/assistant.ts'
import { listServices } from '../catalogue/list-services.ts'
import type { Context } from '../context.ts'
import { hasModel } from './model/has-model.ts'

/** Who answers here, and questions that the data at hand can answer. */
export async function assistantStatus(ctx: Context): Promise<AssistantStatus> {
  const { env } = ctx
  const model = hasModel(env)
  const present = (await listServices(ctx, {})).filter((service) => service.first_date !== null)
  const clouds = [...new Set(present.map((service) => service.cloud_provider))].filter(
    (name) => name !== 'Other',
  )
  const [first, second] = clouds
  const service = present.find(({ name }) => /^[\w .()/-]{2,40}$/.test(name))
  return {
    mode: model ? 'model' : 'offline',
    model: model ? env.OPENAI_MODEL : null,
    suggestions:
      first === undefined || service === undefined
        ? []
        : [
            `What were my ${first} costs last month?`,
            ...(second === undefined ? [] : ['Which cloud provider is most expensive?']),
            `Show me cost trends for ${service.name}`,
            'Any cost anomalies this month?',
            'Any cost optimization recommendations?',
          ],
  }
}
