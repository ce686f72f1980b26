import { connect, type Socket } from 'node:net'

export type Load = {
  readonly answers: number
  readonly perSecond: number
  readonly statuses: readonly number[]
}

/**
 * Asks questions, one after the other and again, over some kept connections for a while, each connection as soon as it
 * has its answer.
 *
 * @param origin `http://host:port`.
 * @param paths with the same answer every time where it is one.
 */
export async function loadFor(
  origin: string,
  paths: readonly string[],
  milliseconds: number,
  headers: Readonly<Record<string, string>> = {},
  connections = 8,
): Promise<Load> {
  const { hostname, port, host } = new URL(origin)
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`))
  let asked = 0
  const next = () => requests[asked++ % requests.length] ?? Buffer.alloc(0)
  const statuses = new Set<number>()
  let answers = 0
  const sockets: Socket[] = []
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(Number(port), hostname)
      sockets.push(socket)
      socket.setNoDelay(true)
      await new Promise<void>((resolve, reject) => {
        let head = ''
        let left = -1
        socket.on('error', reject)
        socket.on('close', () => resolve())
        socket.on('data', (chunk) => {
          let body = chunk.length
          if (left < 0) {
            head += chunk.toString('latin1')
            const end = head.indexOf('\r\n\r\n')
            if (end < 0) return
            statuses.add(Number(head.slice(9, 12)))
            left = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
            body = head.length - end - 4
            head = ''
          }
          left -= body
          if (left > 0) return
          left = -1
          answers += 1
          if (performance.now() - started > milliseconds) socket.destroy()
          else socket.write(next())
        })
        socket.write(next())
      })
    }),
  )
  const perSecond = (answers * 1000) / (performance.now() - started)
  return { answers, perSecond, statuses: [...statuses] }
}
