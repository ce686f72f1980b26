import { Chip, Group } from '@mantine/core'
import classes from './chips.module.css'
import { Field } from './field.tsx'

type Props<Option extends string> = {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: readonly Option[]
  readonly names: Readonly<Record<Option, string>>
  /** Gives each a dot of its colour. */
  readonly dotColor?: (option: Option) => string
  readonly onChange: (chosen: readonly Option[]) => void
}

/** Any of a few, all in sight. */
export function Chips<Option extends string>({
  label,
  options,
  chosen,
  names,
  dotColor,
  onChange,
}: Props<Option>) {
  return (
    <Field label={label}>
      <Group component="fieldset" className={classes['group'] ?? ''} gap={6} aria-label={label}>
        {options.map((option) => {
          const isChosen = chosen.includes(option)
          const others = chosen.filter((other) => other !== option)
          return (
            <Chip
              key={option}
              size="xs"
              variant="outline"
              icon={null}
              classNames={{ label: classes['label'] ?? '', iconWrapper: classes['icon'] ?? '' }}
              checked={isChosen}
              onChange={() => onChange(isChosen ? others : [...others, option])}
            >
              {dotColor === undefined ? null : (
                <span className={classes['dot']} style={{ background: dotColor(option) }} />
              )}
              {names[option]}
            </Chip>
          )
        })}
      </Group>
    </Field>
  )
}
