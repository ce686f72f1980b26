import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { AnswerView } from './answer-view.tsx'
import classes from './assistant-panel.module.css'
import type { Exchange } from './conversation.ts'
import { Suggestions } from './suggestions.tsx'
import type { AppliedFilters } from './use-applied-filters.ts'

type Props = {
  readonly exchanges: readonly Exchange[]
  readonly isRunning: boolean
  /** What to ask first. */
  readonly suggestions: readonly string[]
  readonly applied: AppliedFilters
  readonly onAsk: (question: string) => void
  readonly onFollow: () => void
}

/** Questions with their answers; a new question moves to the top, and its answer grows below it. */
export function ConversationView({ exchanges, isRunning, suggestions, applied, onAsk, onFollow }: Props) {
  const newest = useRef<HTMLElement>(null)
  const last = exchanges.at(-1)
  useEffect(() => {
    const exchange = newest.current
    // Not into view, which would move the page around, too.
    if (last?.id !== undefined) exchange?.parentElement?.scrollTo({ top: exchange.offsetTop })
  }, [last?.id])

  if (last === undefined)
    return (
      <div className={classes['start']}>
        <Text size="sm" c="dimmed">
          Ask in plain words. Every figure comes from the data here and leads to the view that shows it.
        </Text>
        <Suggestions questions={suggestions} isDisabled={false} onAsk={onAsk} />
      </div>
    )
  return exchanges.map(({ id, question, run }) => (
    <article
      key={id}
      ref={id === last.id ? newest : null}
      className={classes['exchange']}
      aria-label={question}
      aria-busy={run.status === 'running'}
    >
      <p className={classes['question']}>{question}</p>
      <AnswerView
        run={run}
        applied={applied}
        canRetry={!isRunning}
        onRetry={() => onAsk(question)}
        onFollow={onFollow}
      />
      {id === last.id && run.answer !== null ? (
        <Suggestions questions={run.answer.data.suggestions} isDisabled={isRunning} onAsk={onAsk} />
      ) : null}
    </article>
  ))
}
