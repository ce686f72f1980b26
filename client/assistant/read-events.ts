import { AssistantEvent } from '../../shared/ag-ui.ts'

const frameEnd = /\r?\n\r?\n/

/** The event of one frame, or null for a heartbeat and for what this page does not know. */
function eventOf(frame: string): AssistantEvent | null {
  const data = frame
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).replace(/^ /, ''))
    .join('\n')
  if (data === '') return null
  try {
    const event = AssistantEvent.safeParse(JSON.parse(data))
    return event.success ? event.data : null
  } catch {
    return null
  }
}

/**
 * Reads the events of a run as they arrive. A frame that is cut off by the end of the stream is none.
 *
 * @param body server-sent events, in any pieces.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<AssistantEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const frames = (rest + decoder.decode(value, { stream: true })).split(frameEnd)
      rest = frames.pop() ?? ''
      for (const frame of frames) {
        const event = eventOf(frame)
        if (event !== null) yield event
      }
    }
  } finally {
    // Who stops reading has no more use for the connection.
    await reader.cancel().catch(() => undefined)
  }
}
