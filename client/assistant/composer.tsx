import { ActionIcon, Textarea } from '@mantine/core'
import { ArrowUp, Square } from 'lucide-react'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { questionLimit } from '../../shared/assistant.ts'

type Props = {
  readonly inputRef: RefObject<HTMLTextAreaElement | null>
  readonly isRunning: boolean
  readonly onAsk: (question: string) => void
  readonly onStop: () => void
}

/** Where a question is written; Enter asks it. */
export function Composer({ inputRef, isRunning, onAsk, onStop }: Props) {
  const [question, setQuestion] = useState('')
  const isEmpty = question.trim() === ''
  const ask = () => {
    if (isEmpty || isRunning) return
    setQuestion('')
    onAsk(question)
  }
  const askOnEnter = (event: KeyboardEvent) => {
    // An input method ends a word with Enter, too.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    ask()
  }
  return (
    <Textarea
      ref={inputRef}
      data-autofocus
      autosize
      minRows={1}
      maxRows={6}
      aria-label="Question"
      placeholder="Ask about your costs"
      maxLength={questionLimit}
      value={question}
      rightSectionWidth={40}
      rightSection={
        <ActionIcon
          variant={isRunning ? 'default' : 'filled'}
          aria-label={isRunning ? 'Stop the answer' : 'Ask'}
          disabled={!isRunning && isEmpty}
          onClick={isRunning ? onStop : ask}
        >
          {isRunning ? <Square size={12} /> : <ArrowUp size={15} />}
        </ActionIcon>
      }
      onChange={(event) => setQuestion(event.currentTarget.value)}
      onKeyDown={askOnEnter}
    />
  )
}
