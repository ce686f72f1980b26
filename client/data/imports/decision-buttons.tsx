import { Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ImportDecision } from '../../../shared/import-decision.ts'
import type { ImportConflict } from '../../../shared/import-conflict.ts'
import { api } from '../../api.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { counted } from './conflict-words.ts'
import { decisionWords } from './decision-words.ts'
import classes from './held-decision.module.css'
import { UndoImport } from './undo-import.tsx'

type Props = {
  readonly importId: number
  readonly conflicts: readonly ImportConflict[]
  /** How many bills of the import are in no conflict. */
  readonly others: number
  readonly onDecided: () => void
}

/** The ways out for an import that waits, each with what it does to the totals. */
export function DecisionButtons({ importId, conflicts, others, onDecided }: Props) {
  const queryClient = useQueryClient()
  const decision = useMutation(
    api.imports.decide.mutationOptions({
      // Also after a failure: somebody else may have decided.
      onSettled: () => queryClient.invalidateQueries(),
      onSuccess: onDecided,
    }),
  )
  const words = decisionWords(conflicts, others)
  const decide = (chosen: ImportDecision['decision']) => decision.mutate({ id: importId, decision: chosen })
  const chosen = decision.isPending ? decision.variables.decision : undefined
  const button = (name: string, what: ImportDecision['decision'], isUseless = false) => (
    <Button
      size="compact-sm"
      variant="default"
      loading={chosen === what}
      disabled={isUseless || chosen !== undefined}
      onClick={() => decide(what)}
    >
      {name}
    </Button>
  )
  return (
    <>
      {decision.isError ? (
        <Text role="alert" size="sm" c="var(--mantine-color-error)" mb="xs">
          {decision.error.message}
        </Text>
      ) : null}
      {conflicts.length > 0 && others > 0 ? (
        <Text size="sm" mb="xs">
          {`${counted(others, 'other bill')} of this import ${others === 1 ? 'waits' : 'wait'} only for this decision and then ${others === 1 ? 'counts' : 'count'}, unless you discard the import.`}
        </Text>
      ) : null}
      <ul className={classes['decisions']}>
        {conflicts.length === 0 ? (
          <Way button={button('Let it count', 'add')} words="It takes nothing away from the totals." />
        ) : (
          <>
            <Way
              button={
                <ConfirmButton
                  label="Replace what counts"
                  question="Replace what counts? An undo brings it back."
                  cancel="Cancel"
                  opens="right"
                  isPending={chosen === 'replace'}
                  onConfirm={() => decide('replace')}
                >
                  <Text size="sm" c="dimmed" mt={4}>
                    {words.replace}
                  </Text>
                </ConfirmButton>
              }
              words={words.replace}
            />
            <Way
              button={button('Add only its new days', 'add', words.add === null)}
              words={words.add ?? 'It has no days that nothing counts for yet.'}
            />
            <Way button={button('Keep what counts', 'keep')} words={words.keep} />
          </>
        )}
        {conflicts.length === 0 || others > 0 ? (
          <Way
            button={<UndoImport id={importId} status="held" onUndone={onDecided} />}
            words="Nothing of it counts, and the totals stay as they are."
          />
        ) : null}
      </ul>
    </>
  )
}

function Way({ button, words }: { readonly button: ReactNode; readonly words: string }) {
  return (
    <li className={classes['decision']}>
      <span>{button}</span>
      <span>{words}</span>
    </li>
  )
}
