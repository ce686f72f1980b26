import { createHmac } from 'node:crypto'

const standardPrefix = 'whsec_'

/**
 * The headers by which a receiver can tell that a message is genuine, fresh, and not the same again: those of Standard
 * Webhooks 1.0.0, whose signature is over `id.time.body`, and until the next release the one that came before them.
 *
 * @param secret the key is the base64 after `whsec_`, or the text itself where it has no such prefix.
 * @param id the same for every try.
 * @param time of this try, seconds since 1970.
 */
export function signatureHeaders(
  secret: string,
  { id, time, body }: { readonly id: string; readonly time: number; readonly body: string },
): Record<string, string> {
  const key = secret.startsWith(standardPrefix)
    ? Buffer.from(secret.slice(standardPrefix.length), 'base64')
    : secret
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
  return {
    'webhook-signature': `v1,${signature}`,
    'x-billow-signature': earlierSignature(secret, time, body),
  }
}

function earlierSignature(secret: string, time: number, body: string): string {
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  return `t=${time},v1=${signature}`
}
