import { providers, type Provider } from '../../shared/catalogue.ts'
import type { ExplanationPart, Waterfall } from '../../shared/explanation.ts'

type Subject = { readonly cloud_provider: Provider; readonly service_name?: string }

/** What of the explorer's filters a part is, or null where it is neither provider nor service. */
export function partSubject(
  dimension: Waterfall['dimension'],
  { label, cloud_provider }: ExplanationPart,
): Subject | null {
  const provider = providers.find((name) => name === cloud_provider)
  if (provider === undefined) return null
  if (dimension === 'provider') return { cloud_provider: provider }
  if (dimension !== 'service') return null
  const prefix = `${provider} / `
  const service_name = label.startsWith(prefix) ? label.slice(prefix.length) : label
  return { cloud_provider: provider, service_name }
}
