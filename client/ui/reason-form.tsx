import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'

type Props = {
  /** What the text is for: `Why is it dismissed?` */
  readonly label: string
  readonly action: string
  /** Whether an empty text is refused. */
  readonly isRequired?: boolean
  readonly isPending: boolean
  readonly error: { readonly message: string } | null
  readonly onSubmit: (text: string) => void
  readonly onCancel: () => void
  /** Further fields, before the buttons. */
  readonly children?: ReactNode
}

/** Asks for a sentence before something is done. */
export function ReasonForm({ label, action, isRequired = false, isPending, error, ...props }: Props) {
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = () => {
    const reason = text.trim()
    setMissing(isRequired && reason === '')
    if (!isRequired || reason !== '') props.onSubmit(reason)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="xs">
        <TextInput
          size="xs"
          maw={460}
          label={label}
          required={isRequired}
          maxLength={2000}
          value={text}
          error={isMissing ? 'Say why, for those who come later.' : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {props.children}
        {error === null ? null : (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {error.message}
          </Text>
        )}
        <Group gap="xs">
          <Button size="xs" type="submit" loading={isPending}>
            {action}
          </Button>
          <Button size="xs" variant="default" onClick={props.onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
