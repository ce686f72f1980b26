import type { MessageLines } from './message-lines.ts'

/** Teams refuses messages above 28 KB (their documentation on incoming webhooks). */
const mostBytes = 24_000
const bytesOfBlocks = 150

/** What an incoming webhook of Teams takes: a card; what has no room in it is counted. */
export function teamsMessage(lines: readonly MessageLines[]) {
  const body: unknown[] = []
  let bytes = 0
  const fitting = lines.filter(({ head, text }) => {
    bytes += Buffer.byteLength(head + text) + bytesOfBlocks
    return bytes <= mostBytes
  })
  for (const { head, text } of fitting) {
    body.push({ type: 'TextBlock', weight: 'Bolder', wrap: true, text: head })
    body.push({ type: 'TextBlock', wrap: true, text })
  }
  const left = lines.length - fitting.length
  if (left > 0) body.push({ type: 'TextBlock', wrap: true, text: `${left} more are in Billow.` })
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body,
  }
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }
}
