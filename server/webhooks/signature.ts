import { createHmac } from 'node:crypto'

/**
 * The value of the signature header: the time and an HMAC-SHA256 over `time.body`, so that a receiver can tell that
 * the message is genuine and fresh.
 *
 * @param time seconds since 1970.
 */
export function signatureHeader(secret: string, time: number, body: string): string {
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  return `t=${time},v1=${signature}`
}
