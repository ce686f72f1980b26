import { useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'

export type AssistantSwitch = {
  readonly isOpen: boolean
  /** Whether it was opened before, so that there is a conversation to keep. */
  readonly wasOpened: boolean
  toggle(): void
  close(): void
}

/** Opens and closes the assistant, also by Ctrl or Command and J; the focus goes back to where it was. */
export function useAssistantSwitch(): AssistantSwitch {
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  const focusedBefore = useRef<Element | null>(null)

  function close() {
    setOpen(false)
    if (focusedBefore.current instanceof HTMLElement) focusedBefore.current.focus()
  }
  function toggle() {
    if (isOpen) return close()
    focusedBefore.current = document.activeElement
    setOpen(true)
    setOpened(true)
  }
  useHotkeys([['mod+J', toggle]], [])
  return { isOpen, wasOpened, toggle, close }
}
