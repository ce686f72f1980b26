import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createServer as createSocketServer, type Server as SocketServer } from 'node:net'

export type Received = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }

export type Receiver = AsyncDisposable & { readonly url: string; readonly received: readonly Received[] }

/** What a receiver does with a message; `silent` never answers. */
export type Behaviour =
  'silent' | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }

/** A real server on a free loopback port, which answers each message as the list says, the last for all further ones. */
export async function createReceiver(...behaviours: Behaviour[]): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const behaviour = behaviours[received.length] ?? behaviours.at(-1) ?? { status: 204 }
      received.push({ path: request.url ?? '', headers: request.headers, body })
      if (behaviour === 'silent') return
      response.writeHead(behaviour.status, behaviour.headers)
      response.end(behaviour.body)
    })
  })
  const url = await listen(server)
  return {
    url: `${url}/hook`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A server that does not speak HTTP. */
export async function createRubbishServer(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => {})
    socket.resume()
    socket.end('\u0000\u0001 what is this?\r\n\r\n')
  })
  const url = await listen(server)
  return {
    url,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listen(server: Server | SocketServer): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
    })
  })
}
