import type { AlertSubject } from '../../../shared/alert-filter.ts'
import type { Anomaly } from '../../../shared/anomaly.ts'

type Scope = Pick<Anomaly, 'service_name' | 'account' | 'dimension' | 'name'>

/** What an anomaly is about, wherever the same change shows, for the filters of webhooks. */
export function anomalySubject(anomaly: Anomaly): Partial<AlertSubject> {
  const scopes: readonly Scope[] = [anomaly, ...anomaly.parts]
  const known = (names: readonly (string | null)[]) => [...new Set(names.filter((name) => name !== null))]
  const named = (dimension: Scope['dimension']) =>
    scopes.filter((scope) => scope.dimension === dimension).map(({ name }) => name)
  return {
    cloud_provider: [anomaly.cloud_provider],
    service_name: known([...scopes.map(({ service_name }) => service_name), ...named('service')]),
    account: known([...scopes.map(({ account }) => account), ...named('account')]),
    region: known(named('region')),
    charge_kind: known(named('charge_kind')),
  }
}
