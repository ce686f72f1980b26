import { useFocusTrap, useMediaQuery, useMergedRef, useWindowEvent } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api.ts'
import { FailedNotice } from '../ui/failed-notice.tsx'
import classes from './assistant-panel.module.css'
import { Composer } from './composer.tsx'
import { ConversationView } from './conversation-view.tsx'
import { PanelHeader } from './panel-header.tsx'
import { ThreadList } from './thread-list.tsx'
import { useAppliedFilters } from './use-applied-filters.ts'
import { useConversation } from './use-conversation.ts'

type Props = { readonly id: string; readonly isOpen: boolean; readonly onClose: () => void }

/** Questions and answers beside the page, or over it where the screen is narrow. Closed, it keeps its conversation. */
export function AssistantPanel({ id, isOpen, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
  const panel = useRef<HTMLElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const frame = useMergedRef(panel, useFocusTrap(isOpen && isNarrow))
  const queryClient = useQueryClient()
  const status = useQuery(api.assistant.status.queryOptions())
  const conversation = useConversation()
  const applied = useAppliedFilters()
  const [isListing, setListing] = useState(false)
  const [openFailure, setOpenFailure] = useState<string | null>(null)

  useEffect(() => {
    if (isOpen) input.current?.focus()
  }, [isOpen])
  useWindowEvent('keydown', (event) => {
    const { activeElement } = document
    // What was focused may have gone, and the focus with it.
    const isHere = activeElement === document.body || panel.current?.contains(activeElement) === true
    if (isOpen && isHere && event.key === 'Escape' && !event.defaultPrevented) onClose()
  })

  function ask(question: string) {
    setListing(false)
    conversation.ask(question)
    input.current?.focus()
  }
  function startOver() {
    setListing(false)
    conversation.startOver()
    input.current?.focus()
  }
  async function open(thread: string) {
    try {
      const options = api.assistant.thread.queryOptions({ id: thread })
      conversation.open(await queryClient.fetchQuery({ ...options, staleTime: 0 }))
      setOpenFailure(null)
      setListing(false)
      input.current?.focus()
    } catch (error) {
      setOpenFailure(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <section
      id={id}
      ref={frame}
      className={classes['panel']}
      role={isNarrow ? 'dialog' : 'complementary'}
      aria-modal={isNarrow ? true : undefined}
      aria-label="Assistant"
      hidden={!isOpen}
    >
      <PanelHeader
        status={status.data}
        isListing={isListing}
        onStartOver={startOver}
        onList={() => setListing(!isListing)}
        onClose={onClose}
      />
      <div className={classes['body']} hidden={!isListing}>
        {openFailure === null ? null : (
          <FailedNotice
            title="The conversation could not be opened"
            message={openFailure}
            action="All right"
            onRetry={() => setOpenFailure(null)}
          />
        )}
        {isListing ? (
          <ThreadList
            onOpen={(thread) => void open(thread)}
            onDeleted={(thread) => (thread === conversation.threadId ? conversation.startOver() : undefined)}
          />
        ) : null}
      </div>
      <div className={classes['body']} hidden={isListing} role="log" aria-label="Answers">
        <ConversationView
          exchanges={conversation.exchanges}
          isRunning={conversation.isRunning}
          suggestions={status.data?.suggestions ?? []}
          applied={applied}
          onAsk={ask}
          onFollow={() => (isNarrow ? onClose() : undefined)}
        />
      </div>
      <div className={classes['composer']}>
        <Composer
          inputRef={input}
          isRunning={conversation.isRunning}
          onAsk={ask}
          onStop={conversation.stop}
        />
      </div>
    </section>
  )
}
