import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AssistantEvent } from '../../shared/ag-ui.ts'
import { readEvents } from '../../client/assistant/read-events.ts'

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
}

async function read(...pieces: readonly (string | Uint8Array)[]): Promise<AssistantEvent[]> {
  const bytes = pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece))
  const events: AssistantEvent[] = []
  for await (const event of readEvents(streamOf(bytes))) events.push(event)
  return events
}

const said = (delta: string) => ({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta }) as const
const frame = (event: unknown) => `data: ${JSON.stringify(event)}\n\n`

describe('the events of a stream', () => {
  test('come in order, in whatever pieces their bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.infiniteStream(fc.nat(7)),
        async (texts, cuts) => {
          const bytes = new TextEncoder().encode(texts.map((text) => frame(said(text))).join(''))
          const pieces: Uint8Array[] = []
          for (let at = 0; at < bytes.length;) {
            const { value } = cuts.next()
            pieces.push(bytes.slice(at, at + value + 1))
            at += value + 1
          }
          expect(await read(...pieces)).toEqual(texts.map(said))
        },
      ),
    )
  })

  test('may end their lines either way, have several data lines, and other fields', async () => {
    const text =
      'id: 7\r\nevent: message\r\ndata: {"type":"TEXT_MESSAGE_END",\r\ndata:"messageId":"m"}\r\n\r\n'
    expect(await read(text.slice(0, -1), text.slice(-1))).toEqual([
      { type: 'TEXT_MESSAGE_END', messageId: 'm' },
    ])
  })

  test.each([
    ['a heartbeat', ': still here\n\n'],
    ['an empty event', 'data:\n\n'],
    ['an unknown event', frame({ type: 'THINKING_START' })],
    ['broken JSON', 'data: {"type":\n\n'],
    ['a known event without its parts', frame({ type: 'RUN_FINISHED' })],
    ['no event at all', frame([])],
  ])('leave out %s', async (_name, text) => {
    expect(await read(text, frame(said('a')))).toEqual([said('a')])
  })

  test('end before one that is cut off', async () => {
    expect(await read(frame(said('a')), frame(said('b')).slice(0, -1))).toEqual([said('a')])
  })

  test('survive any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array()), async (pieces) => {
        expect(await read(...pieces)).toEqual([])
      }),
    )
  })

  test('are no longer asked for by who has read enough', async () => {
    let isCancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(frame(said('a')))),
      cancel: () => void (isCancelled = true),
    })
    for await (const event of readEvents(endless)) if (event.type === 'TEXT_MESSAGE_CONTENT') break
    expect(isCancelled).toBe(true)
  })
})
