import type { FastifyRequest } from 'fastify'
import { BillowError } from './errors.ts'

/** @throws BillowError FORBIDDEN */
export type RequestGuard = (request: Pick<FastifyRequest, 'method' | 'headers'>) => void

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']
const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses requests that a browser was tricked into: those for a foreign host name (DNS rebinding) and writes that
 * come from a page of another origin.
 *
 * @param allowedHosts names beside the loopback ones under which this server is meant to be reached.
 * @throws BillowError FORBIDDEN
 */
export function createRequestGuard(allowedHosts: readonly string[]): RequestGuard {
  const hosts = new Set([...loopbackNames, ...allowedHosts])
  let last: string | undefined
  const isAllowed = (host: string) => host === last || hosts.has(hostnameOf(`http://${host}`))
  return (request) => {
    const { host, origin } = request.headers
    if (host === undefined || !isAllowed(host)) {
      throw new BillowError(
        'FORBIDDEN',
        `This server does not answer for the host '${host ?? ''}'. Add its name to ALLOWED_HOSTS to allow it.`,
      )
    }
    last = host
    if (safeMethods.includes(request.method)) return
    const sameOrigin = origin === undefined || sameHost(origin, host)
    if (!sameOrigin || request.headers['sec-fetch-site'] === 'cross-site') {
      throw new BillowError('FORBIDDEN', 'Writes from a page of another origin are refused.')
    }
  }
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host
}
