import { useComputedColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { mainProviders, providers, type Provider } from '../../shared/catalogue.ts'
import { api } from '../api.ts'
import { providerColor } from '../charts/series-colors.ts'
import { Chips } from './chips.tsx'

type Props = {
  readonly chosen: readonly Provider[]
  readonly onChange: (providers: readonly Provider[]) => void
}

const names = { AWS: 'AWS', Azure: 'Azure', GCP: 'GCP', Other: 'Other' } as const

/** Any of the providers; none chosen means all. */
export function ProviderFilter({ chosen, onChange }: Props) {
  const scheme = useComputedColorScheme('light')
  const known = useQuery(api.catalogue.providers.queryOptions())
  const offered: readonly Provider[] = known.data?.map((provider) => provider.name) ?? mainProviders
  return (
    <Chips
      label="Providers"
      options={providers.filter((provider) => offered.includes(provider) || chosen.includes(provider))}
      chosen={chosen}
      names={names}
      dotColor={(provider) => providerColor(provider, scheme)}
      onChange={onChange}
    />
  )
}
