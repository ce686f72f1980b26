import { providers } from '../../shared/catalogue.ts'
import type { ExplanationPart, Waterfall } from '../../shared/explanation.ts'
import type { ExplorerSubject } from '../page-links.ts'

/** The explorer's filters for a part, or null where it is neither of one provider nor has a value. */
export function partSubject(
  { dimension, tag_key }: Pick<Waterfall, 'dimension'> & { readonly tag_key?: string },
  { label, cloud_provider, value }: ExplanationPart,
): ExplorerSubject | null {
  const provider = providers.find((name) => name === cloud_provider)
  if (provider === undefined) return null
  if (dimension === 'provider') return { cloud_provider: provider }
  if (dimension === 'service') {
    const prefix = `${provider} / `
    const service_name = label.startsWith(prefix) ? label.slice(prefix.length) : label
    return { cloud_provider: provider, service_name }
  }
  if (value === null) return null
  if (dimension !== 'tag') return { cloud_provider: provider, [dimension]: value }
  return tag_key === undefined ? null : { cloud_provider: provider, tag: `${tag_key}=${value}` }
}
