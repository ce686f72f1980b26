/*
 * What node:http alone does: sends bytes that it was given, or rows of SQLite by a statement that it keeps. It runs as
 * a process of its own: startBare() starts it.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** What it sends: the bytes of an answer, or the rows of a statement over `start_date` and `end_date`. */
export type Content =
  | { readonly body: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly database: string; readonly statements: readonly string[] }

export type BareServer = {
  readonly url: string
  readonly pid: number
  send(content: Content): Promise<void>
  stop(): void
}

/** Starts it; it sends nothing until it is told what. */
export async function startBare(): Promise<BareServer> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] })
  const url = await reply(child)
  return {
    url,
    pid: child.pid ?? 0,
    async send(content) {
      const taken = reply(child)
      child.send(content)
      await taken
    },
    stop: () => void child.kill(),
  }
}

function reply(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (code: number | null) => reject(new Error(`The bare server ended with ${code}.`))
    child.once('exit', fail)
    child.once('message', (text) => {
      child.off('exit', fail)
      resolve(String(text))
    })
  })
}

/** The package with the SQLite driver that fits the running Node. */
export const driverName =
  Number(process.versions.node.split('.')[0]) >= 22 ? 'better-sqlite3-13' : 'better-sqlite3'

type Driver = new (path: string) => { prepare(sql: string): { all(...values: unknown[]): unknown[] } }

function listenerOf(content: Content): RequestListener {
  if ('statements' in content) {
    const Database: Driver = createRequire(import.meta.url)(driverName)
    const database = new Database(content.database)
    const kept = content.statements.map((sql) => database.prepare(sql))
    return (incoming, response) => {
      const range = new URL(incoming.url ?? '', 'http://bare').searchParams
      const days = [range.get('start_date'), range.get('end_date')]
      const body = Buffer.from(JSON.stringify(kept.map((statement) => statement.all(...days))))
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
    }
  }
  const bytes = Buffer.from(content.body, 'base64')
  const headers = { ...content.headers, 'content-length': String(bytes.length) }
  return (incoming, response) => {
    if (incoming.headers['if-none-match'] !== undefined) response.writeHead(304).end()
    else response.writeHead(200, headers).end(bytes)
  }
}

function serve(): void {
  let listener: RequestListener = (_incoming, response) => response.writeHead(503).end()
  process.on('message', (content: Content) => {
    listener = listenerOf(content)
    process.send?.('taken')
  })
  const server = createServer((incoming, response) => listener(incoming, response))
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object') process.send?.(`http://127.0.0.1:${address?.port}`)
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) serve()
