import { Combobox, Input, InputBase, Text, useCombobox } from '@mantine/core'
import { Check } from 'lucide-react'
import classes from './finder.module.css'
import { Field } from './field.tsx'

/** `label` is what people read, where that is not the name. */
export type FinderOption = { readonly name: string; readonly label?: string; readonly hint: string }

type Props = {
  readonly label: string
  /** What is looked for, within a sentence: `a service`. */
  readonly noun: string
  /** What is chosen, in short. */
  readonly summary: string
  readonly chosen: readonly string[]
  readonly options: readonly FinderOption[]
  /** Said where there is no option. */
  readonly empty: string
  readonly search: string
  readonly isDisabled?: boolean
  /** Whether one choice is all, so that the list closes after it. */
  readonly isSingle?: boolean
  readonly onSearch: (text: string) => void
  readonly onToggle: (name: string) => void
  readonly onOpen?: () => void
}

/** Any of many, found by typing. */
export function Finder(props: Props) {
  const { label, noun, summary, chosen, options, empty, search, onSearch, onToggle, onOpen } = props
  const combobox = useCombobox({
    onDropdownClose() {
      combobox.resetSelectedOption()
      combobox.focusTarget()
      onSearch('')
    },
    onDropdownOpen() {
      combobox.focusSearchInput()
      onOpen?.()
    },
  })
  const choose = (name: string) => {
    onToggle(name)
    if (props.isSingle === true) combobox.closeDropdown()
  }
  return (
    <Field label={label}>
      <Combobox store={combobox} onOptionSubmit={choose} width={280} position="bottom-start">
        <Combobox.Target targetType="button" withAriaAttributes={false}>
          <InputBase
            component="button"
            type="button"
            size="xs"
            w={170}
            pointer
            disabled={props.isDisabled === true}
            aria-label={`${label}: ${summary}`}
            aria-haspopup="listbox"
            aria-expanded={combobox.dropdownOpened}
            rightSection={<Combobox.Chevron />}
            rightSectionPointerEvents="none"
            onClick={() => combobox.toggleDropdown()}
          >
            <Input.Placeholder className={classes['summary'] ?? ''} data-filled={chosen.length > 0}>
              {summary}
            </Input.Placeholder>
          </InputBase>
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Search
            value={search}
            onChange={(event) => onSearch(event.currentTarget.value)}
            placeholder={`Find ${noun}`}
            aria-label={`Find ${noun}`}
          />
          <Combobox.Options className={classes['options'] ?? ''} aria-label={label}>
            {options.length === 0 ? <Combobox.Empty>{empty}</Combobox.Empty> : null}
            {options.map(({ name, label: words = name, hint }) => (
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
                <span className={classes['name']} title={words}>
                  {words}
                </span>
                <Text component="span" size="xs" c="dimmed">
                  {hint}
                </Text>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </Field>
  )
}
