import { Button, Group, Paper, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Alert } from '../../shared/alert.ts'
import { api, queryClient } from '../api.ts'
import { SeverityTag } from '../charts/severity-tag.tsx'
import { anomalyLink, importLink } from '../page-links.ts'
import { formatInstant } from '../ui/format-instant.ts'
import { ReasonForm } from '../ui/reason-form.tsx'
import { Tag } from '../ui/tag.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { alertHistory } from './alert-words.ts'
import classes from './alert-list.module.css'

type Props = { readonly alert: Alert }

/** One alert, who took notice of it, and why it is resolved. */
export function AlertCard({ alert }: Props) {
  const [isNoting, setNoting] = useState(false)
  const acknowledge = useMutation(
    api.alerts.acknowledge.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  return (
    <Paper component="article" aria-label={alert.title} className={classes['card'] ?? ''}>
      <div className={classes['head']}>
        {alert.state === 'resolved' ? (
          <Tag tone="good">Resolved</Tag>
        ) : (
          <SeverityTag severity={alert.severity} />
        )}
        <h2 className={classes['title']}>{alert.title}</h2>
        <span className={classes['when']}>{formatInstant(alert.created_at)}</span>
      </div>
      <Text size="sm">{alert.message}</Text>
      {alertHistory(alert).map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
      {isNoting ? (
        <ReasonForm
          label="Note (may stay empty)"
          action="Acknowledge"
          isPending={acknowledge.isPending}
          error={acknowledge.error}
          onSubmit={(text) => acknowledge.mutate({ id: alert.id, ...(text === '' ? {} : { note: text }) })}
          onCancel={() => setNoting(false)}
        />
      ) : (
        <Group gap="md">
          {alert.state === 'open' ? (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Acknowledge: ${alert.title}`}
              onClick={() => setNoting(true)}
            >
              Acknowledge
            </Button>
          ) : null}
          {alert.anomaly_id === null ? null : (
            <TextLink href={anomalyLink(alert.anomaly_id)}>See the anomaly</TextLink>
          )}
          {alert.import_id === null ? null : (
            <TextLink href={importLink(alert.import_id)}>See the import</TextLink>
          )}
          {alert.budget_id === null ? null : <TextLink href="/budgets">See the budgets</TextLink>}
        </Group>
      )}
    </Paper>
  )
}
