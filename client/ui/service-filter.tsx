import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Provider } from '../../shared/catalogue.ts'
import { api } from '../api.ts'
import { chosenWords, toggled } from './chosen.ts'
import { Finder } from './finder.tsx'
import { serviceOptions } from './service-options.ts'

type Props = {
  readonly chosen: readonly string[]
  /** Only services of these are offered; none means all. */
  readonly providers: readonly Provider[]
  readonly onChange: (services: readonly string[]) => void
}

/** Any of the services, found by typing; none chosen means all. */
export function ServiceFilter({ chosen, providers, onChange }: Props) {
  const services = useQuery(api.catalogue.services.queryOptions({}))
  const [search, setSearch] = useState('')
  const options = serviceOptions(services.data ?? [], { chosen, providers, search })
  return (
    <Finder
      label="Services"
      noun="a service"
      summary={chosenWords(chosen, 'services')}
      chosen={chosen}
      options={options.map(({ name, owners }) => ({ name, hint: owners }))}
      empty={services.isError ? 'The services could not be loaded.' : 'No service has such a name.'}
      search={search}
      onSearch={setSearch}
      onToggle={(name) => onChange(toggled(chosen, name))}
    />
  )
}
