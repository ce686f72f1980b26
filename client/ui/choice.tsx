import { SegmentedControl } from '@mantine/core'
import { Field } from './field.tsx'

type Props<Option extends string> = {
  readonly label: string
  readonly options: readonly Option[]
  readonly names: Readonly<Record<Option, string>>
  readonly value: Option
  readonly onChange: (value: Option) => void
}

/** One of a few, all in sight. */
export function Choice<Option extends string>({ label, options, names, value, onChange }: Props<Option>) {
  return (
    <Field label={label}>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        data={options.map((option) => ({ value: option, label: names[option] }))}
        onChange={onChange}
      />
    </Field>
  )
}
