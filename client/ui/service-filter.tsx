import { Combobox, Input, InputBase, Text, useCombobox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import type { Provider } from '../../shared/catalogue.ts'
import { api } from '../api.ts'
import { Field } from './field.tsx'
import { serviceOptions } from './service-options.ts'
import classes from './service-filter.module.css'

type Props = {
  readonly chosen: readonly string[]
  /** Only services of these are offered; none means all. */
  readonly providers: readonly Provider[]
  readonly onChange: (services: readonly string[]) => void
}

function summaryOf(chosen: readonly string[]): string {
  if (chosen.length === 0) return 'All services'
  return chosen.length === 1 ? (chosen[0] ?? '') : `${chosen.length} services`
}

/** Any of the services, found by typing; none chosen means all. */
export function ServiceFilter({ chosen, providers, onChange }: Props) {
  const services = useQuery(api.catalogue.services.queryOptions({}))
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose() {
      combobox.resetSelectedOption()
      combobox.focusTarget()
      setSearch('')
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const options = serviceOptions(services.data ?? [], { chosen, providers, search })
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name])
  const empty = services.isError ? 'The services could not be loaded.' : 'No service has such a name.'

  return (
    <Field label="Services">
      <Combobox store={combobox} onOptionSubmit={toggle} width={280} position="bottom-start">
        <Combobox.Target targetType="button" withAriaAttributes={false}>
          <InputBase
            component="button"
            type="button"
            size="xs"
            w={170}
            pointer
            aria-label={`Services: ${summaryOf(chosen)}`}
            aria-haspopup="listbox"
            aria-expanded={combobox.dropdownOpened}
            rightSection={<Combobox.Chevron />}
            rightSectionPointerEvents="none"
            onClick={() => combobox.toggleDropdown()}
          >
            <Input.Placeholder className={classes['summary'] ?? ''} data-filled={chosen.length > 0}>
              {summaryOf(chosen)}
            </Input.Placeholder>
          </InputBase>
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Search
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder="Find a service"
            aria-label="Find a service"
          />
          <Combobox.Options className={classes['options'] ?? ''} aria-label="Services">
            {options.length === 0 ? <Combobox.Empty>{empty}</Combobox.Empty> : null}
            {options.map(({ name, owners }) => (
              <Combobox.Option
                key={name}
                value={name}
                active={chosen.includes(name)}
                className={classes['option'] ?? ''}
              >
                <Check
                  size={14}
                  className={classes['check']}
                  data-chosen={chosen.includes(name)}
                  aria-hidden
                />
                <span className={classes['name']}>{name}</span>
                <Text component="span" size="xs" c="dimmed">
                  {owners}
                </Text>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </Field>
  )
}
