import { Loader } from '@mantine/core'
import { Check, ChevronRight, Wrench } from 'lucide-react'
import classes from './answer-work.module.css'
import type { Run } from './run.ts'
import { shownCalls, stepName, workSummary } from './work.ts'

type Props = { readonly run: Run }

/** How an answer came about, folded away: its steps and the tool calls with their arguments. */
export function AnswerWork({ run }: Props) {
  return (
    <details className={classes['work']}>
      <summary className={classes['summary']}>
        {run.status === 'running' ? <Loader size={13} /> : <Wrench size={13} aria-hidden />}
        {workSummary(run)}
        <ChevronRight size={13} aria-hidden className={classes['arrow']} />
      </summary>
      <ul className={classes['steps']}>
        {run.steps.map(({ name, isDone }, index) => (
          <li key={`${index} ${name}`}>
            <Check size={12} aria-label={isDone ? 'Done' : 'Under way'} data-done={isDone} />
            {stepName(name)}
          </li>
        ))}
      </ul>
      {shownCalls(run).map(({ tool, details, rowCount }, index) => (
        <section key={`${index} ${tool}`} className={classes['call']} aria-label={`Tool call: ${tool}`}>
          <code>{tool}</code>
          <dl>
            {details.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {rowCount === null ? null : (
              <div>
                <dt>Rows</dt>
                <dd>{rowCount}</dd>
              </div>
            )}
          </dl>
        </section>
      ))}
    </details>
  )
}
