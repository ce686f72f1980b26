import { connect, createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { closeContext, createContext } from '../../server/create-context.ts'
import { readEnv } from '../../server/env.ts'
import { emptyDatabase, onSqlite } from '../support/database-under-test.ts'

/** A way to a server that can be cut. */
async function openWay(to: URL, port = 0): Promise<{ port: number; cut(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    near.pipe(far).pipe(near)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async cut() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

test.runIf(!onSqlite)('a database that cannot be reached is answered 503, until it can be', async () => {
  await using database = await emptyDatabase()
  const url = new URL(database.settings.databaseUrl ?? '')
  const way = await openWay(url)
  const detour = new URL(url)
  detour.host = `127.0.0.1:${way.port}`
  const ctx = await createContext(readEnv({ DATABASE_URL: detour.href, LOG_LEVEL: 'error' }))
  const app = await createApp(ctx, '')
  const ask = () => app.inject({ url: '/api/finops/budgets' })
  expect((await ask()).statusCode).toBe(200)
  await way.cut()
  const refused = await ask()
  expect(refused.statusCode).toBe(503)
  expect(refused.json()).toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: expect.stringMatching(/Try again/),
  })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  const again = await openWay(url, way.port)
  expect((await ask()).statusCode).toBe(200)
  await app.close()
  await closeContext(ctx)
  await again.cut()
})
