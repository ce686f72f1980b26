import { connect, type Socket } from 'node:net'

export type Load = {
  readonly answers: number
  readonly perSecond: number
  readonly statuses: readonly number[]
}

/**
 * Asks the same question over some kept connections for a while, each as soon as it has its answer.
 *
 * @param address `http://host:port/path`.
 */
export async function loadFor(
  address: string,
  milliseconds: number,
  headers: Readonly<Record<string, string>> = {},
  connections = 8,
): Promise<Load> {
  const { hostname, port, pathname, search, host } = new URL(address)
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`)
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
          else socket.write(request)
        })
        socket.write(request)
      })
    }),
  )
  const perSecond = (answers * 1000) / (performance.now() - started)
  return { answers, perSecond, statuses: [...statuses] }
}
