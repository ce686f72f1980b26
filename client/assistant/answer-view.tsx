import { Button, Text } from '@mantine/core'
import type { AssistantAnswer } from '../../shared/assistant-answer.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { Notes } from '../ui/notes.tsx'
import { AnswerActions } from './answer-actions.tsx'
import { AnswerChart } from './answer-chart.tsx'
import { AnswerTable } from './answer-table.tsx'
import { AnswerText } from './answer-text.tsx'
import { AnswerWork } from './answer-work.tsx'
import { linkFigures } from './link-figures.ts'
import { parseMarkup } from './markup.ts'
import type { Run } from './run.ts'
import type { AppliedFilters } from './use-applied-filters.ts'
import { degradedNotice, whoAnswered } from './who-answered.ts'

type Props = {
  readonly run: Run
  readonly applied: AppliedFilters
  readonly canRetry: boolean
  readonly onRetry: () => void
  /** Called when a figure's view is gone to. */
  readonly onFollow: () => void
}

type EvidenceProps = { readonly answer: AssistantAnswer; readonly onFollow: () => void }

function Evidence({ answer: { data }, onFollow }: EvidenceProps) {
  const span = data.calls.length === 1 ? data.period : null
  return (
    <>
      <CurrencyNotes {...data} />
      {data.charts.map((chart, index) => (
        <AnswerChart key={`${index} ${chart.title}`} chart={chart} tables={data.tables} span={span} />
      ))}
      {data.tables.map((table, index) => (
        <AnswerTable
          key={`${index} ${table.title}`}
          table={table}
          currency={data.currency}
          onFollow={onFollow}
        />
      ))}
    </>
  )
}

/** An answer, from its first step to what can be done with it. */
export function AnswerView({ run, applied, canRetry, onRetry, onFollow }: Props) {
  const { answer, text, status, failure } = run
  const blocks = parseMarkup(text)
  const notice = answer === null ? null : degradedNotice(answer.data)
  const unfinished = status === 'stopped' ? 'Stopped before the answer was complete.' : failure
  return (
    <>
      <AnswerWork run={run} />
      {notice === null ? null : <Notes notes={[notice]} tone="warning" />}
      <AnswerText blocks={answer === null ? blocks : linkFigures(blocks, answer.data)} onFollow={onFollow} />
      {unfinished === null ? null : (
        <Notes notes={[unfinished]} tone={status === 'failed' ? 'warning' : 'plain'}>
          <Button size="compact-xs" variant="default" disabled={!canRetry} onClick={onRetry}>
            Try again
          </Button>
        </Notes>
      )}
      {answer === null ? null : (
        <>
          <Evidence answer={answer} onFollow={onFollow} />
          <Text size="xs" c="dimmed">
            {whoAnswered(answer.data)}
          </Text>
          <AnswerActions
            text={text}
            filters={answer.data.calls.length === 0 ? null : answer.data.filters}
            applied={applied}
            canRetry={canRetry}
            onRetry={onRetry}
          />
        </>
      )}
    </>
  )
}
