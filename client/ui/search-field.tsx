import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { Field } from './field.tsx'

type Props = {
  readonly label: string
  /** What it finds, for screen readers. */
  readonly name: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Narrows a list by what is typed; a pause in typing is one change. */
export function SearchField({ label, name, placeholder, value, onChange }: Props) {
  const [text, setText] = useState(value)
  const settle = useDebouncedCallback(onChange, 300)
  return (
    <Field label={label}>
      <TextInput
        size="xs"
        type="search"
        w={200}
        aria-label={name}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          settle(event.currentTarget.value)
        }}
      />
    </Field>
  )
}
