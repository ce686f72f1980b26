import { Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { Answer } from '../../ui/answer.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { undoWords } from './undo-words.ts'

type Props = { readonly id: number }

/** Takes an import back, after it said what that does. */
export function UndoImport({ id }: Props) {
  const queryClient = useQueryClient()
  const undo = useMutation(
    api.imports.undo.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  return (
    <>
      <ConfirmButton
        label="Undo"
        question={`Take import ${id} back? The totals change at once:`}
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

function UndoEffect({ id }: Props) {
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
