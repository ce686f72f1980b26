import { Alert, Button, Group, Text } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'

type Props = {
  readonly title: string
  readonly message: string
  readonly action?: string
  readonly onRetry: () => void
}

/** Says what went wrong and offers to try again. */
export function FailedNotice({ title, message, action = 'Try again', onRetry }: Props) {
  return (
    <Alert role="alert" color="red" variant="light" icon={<TriangleAlert size={18} />} title={title}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{message}</Text>
        <Button size="xs" variant="default" onClick={onRetry}>
          {action}
        </Button>
      </Group>
    </Alert>
  )
}
