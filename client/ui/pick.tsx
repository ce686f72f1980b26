import { Select } from '@mantine/core'
import { Field } from './field.tsx'

type Props<Option extends string> = {
  readonly label: string
  readonly options: readonly Option[]
  readonly names: Readonly<Record<Option, string>>
  readonly value: Option
  readonly width?: number
  readonly onChange: (value: Option) => void
}

/** One of several from a list. */
export function Pick<Option extends string>({
  label,
  options,
  names,
  value,
  width,
  onChange,
}: Props<Option>) {
  return (
    <Field label={label}>
      <Select
        size="xs"
        w={width ?? 136}
        aria-label={label}
        allowDeselect={false}
        data={options.map((option) => ({ value: option, label: names[option] }))}
        value={value}
        onChange={(name) => {
          const chosen = options.find((option) => option === name)
          if (chosen !== undefined) onChange(chosen)
        }}
      />
    </Field>
  )
}
