import { ActionIcon, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { dayOf } from '../../shared/period.ts'
import { api } from '../api.ts'
import { FailedNotice } from '../ui/failed-notice.tsx'
import { formatDay } from '../ui/format-day.ts'
import { LoadingBlock } from '../ui/loading-block.tsx'
import classes from './thread-list.module.css'

type Props = {
  readonly onOpen: (id: string) => void
  readonly onDeleted: (id: string) => void
}

/** The conversations that are kept, latest first. */
export function ThreadList({ onOpen, onDeleted }: Props) {
  const queryClient = useQueryClient()
  const threads = useQuery(api.assistant.threads.queryOptions())
  const deletion = useMutation(
    api.assistant.delete_thread.mutationOptions({
      async onSuccess({ id }) {
        onDeleted(id)
        await queryClient.invalidateQueries(api.assistant.threads.queryFilter())
      },
    }),
  )
  if (threads.isPending) return <LoadingBlock label="Loading the conversations" height={120} />
  if (threads.isError)
    return (
      <FailedNotice
        title="The conversations could not be loaded"
        message={threads.error.message}
        onRetry={() => void threads.refetch()}
      />
    )
  return (
    <>
      {deletion.error === null ? null : (
        <FailedNotice
          title="The conversation could not be deleted"
          message={deletion.error.message}
          action="All right"
          onRetry={() => deletion.reset()}
        />
      )}
      {threads.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          There are no earlier conversations.
        </Text>
      ) : null}
      <ul className={classes['list']} aria-label="Conversations">
        {threads.data.map(({ id, title, updated_at }) => (
          <li key={id} className={classes['entry']}>
            <button type="button" className={classes['open']} onClick={() => onOpen(id)}>
              <span className={classes['title']}>{title}</span>
              <Text component="span" size="xs" c="dimmed">
                {formatDay(dayOf(updated_at))}
              </Text>
            </button>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Delete “${title}”`}
              onClick={() => deletion.mutate({ id })}
            >
              <Trash2 size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </>
  )
}
