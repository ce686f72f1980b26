import { Chip, Group, useComputedColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { mainProviders, providers, type Provider } from '../../shared/catalogue.ts'
import { api } from '../api.ts'
import { providerColor } from '../charts/series-colors.ts'
import { Field } from './field.tsx'
import classes from './provider-filter.module.css'

type Props = {
  readonly chosen: readonly Provider[]
  readonly onChange: (providers: readonly Provider[]) => void
}

/** Any of the providers; none chosen means all. */
export function ProviderFilter({ chosen, onChange }: Props) {
  const scheme = useComputedColorScheme('light')
  const known = useQuery(api.catalogue.providers.queryOptions())
  const offered: readonly Provider[] = known.data?.map((provider) => provider.name) ?? mainProviders
  const options = providers.filter((provider) => offered.includes(provider) || chosen.includes(provider))
  return (
    <Field label="Providers">
      <Group component="fieldset" className={classes['group'] ?? ''} gap={6} aria-label="Providers">
        {options.map((provider) => {
          const isChosen = chosen.includes(provider)
          const others = chosen.filter((other) => other !== provider)
          return (
            <Chip
              key={provider}
              size="xs"
              variant="outline"
              icon={null}
              classNames={{ label: classes['label'] ?? '', iconWrapper: classes['icon'] ?? '' }}
              checked={isChosen}
              onChange={() => onChange(isChosen ? others : [...others, provider])}
            >
              <span className={classes['dot']} style={{ background: providerColor(provider, scheme) }} />
              {provider}
            </Chip>
          )
        })}
      </Group>
    </Field>
  )
}
