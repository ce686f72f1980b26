import { Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { Answer } from '../../ui/answer.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { undoWords } from './undo-words.ts'

type Props = {
  readonly id: number
  /** Whether it counts, or waits for a decision. */
  readonly status: 'done' | 'held'
  readonly onUndone?: () => void
}

/** Takes an import back, after it said what that does. */
export function UndoImport({ id, status, onUndone }: Props) {
  const queryClient = useQueryClient()
  const undo = useMutation(
    api.imports.undo.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries()
        onUndone?.()
      },
    }),
  )
  return (
    <>
      <ConfirmButton
        label={status === 'held' ? 'Discard' : 'Undo'}
        question={
          status === 'held' ? `Discard import ${id}?` : `Take import ${id} back? The totals change at once:`
        }
        cancel={status === 'held' ? 'Cancel' : 'Keep'}
        isPending={undo.isPending}
        onConfirm={() => undo.mutate({ id })}
      >
        <UndoEffect id={id} />
      </ConfirmButton>
      {undo.isError ? (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {undo.error.message}
        </Text>
      ) : null}
    </>
  )
}

function UndoEffect({ id }: Pick<Props, 'id'>) {
  const detail = useQuery(api.imports.get.queryOptions({ id }))
  const all = useQuery(api.imports.bills.queryOptions({}))
  return (
    <Answer query={detail} name="import" height={40}>
      {({ bills }) => (
        <Answer query={all} name="bills" height={40}>
          {(others) =>
            undoWords(bills, others).map((sentence) => (
              <Text key={sentence} size="sm" c="dimmed" mt={4}>
                {sentence}
              </Text>
            ))
          }
        </Answer>
      )}
    </Answer>
  )
}
