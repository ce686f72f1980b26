import classes from './suggestions.module.css'

type Props = {
  readonly questions: readonly string[]
  readonly isDisabled: boolean
  readonly onAsk: (question: string) => void
}

/** Questions that are asked with a click. */
export function Suggestions({ questions, isDisabled, onAsk }: Props) {
  if (questions.length === 0) return null
  return (
    <ul className={classes['list']} aria-label="Suggested questions">
      {questions.map((question) => (
        <li key={question}>
          <button
            type="button"
            className={classes['question']}
            disabled={isDisabled}
            onClick={() => onAsk(question)}
          >
            {question}
          </button>
        </li>
      ))}
    </ul>
  )
}
