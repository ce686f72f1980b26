import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export type PostgresServer = {
  /** Where tests may create databases. */
  readonly url: string
  readonly description: string
  stop(): void
}

/**
 * The PostgreSQL that the tests use: the one that TEST_DATABASE_URL names, else a server of its own started from
 * installed binaries.
 *
 * @returns undefined where none is installed.
 */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '') {
    return { url: given, description: 'PostgreSQL at TEST_DATABASE_URL', stop() {} }
  }
  const folder = binaryFolder()
  return folder === undefined ? undefined : startFrom(folder)
}

function binaryFolder(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((one, other) => Number(other) - Number(one))
    : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

async function startFrom(folder: string): Promise<PostgresServer> {
  const data = mkdtempSync(join(tmpdir(), 'billow-postgres-'))
  const user = unprivilegedUser()
  if (user !== undefined) chownSync(data, user.uid, user.gid)
  execFileSync(
    join(folder, 'initdb'),
    ['-D', data, '-U', 'billow', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    {
      stdio: 'pipe',
      cwd: data,
      ...user,
    },
  )
  const port = await freePort()
  // The data is thrown away, so nothing has to survive a power cut.
  const speed = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=60']
  // A file, not a pipe: the runner does not read while the tests run, and a full pipe would halt the server.
  const log = join(data, 'server.log')
  const server = spawn(
    join(folder, 'postgres'),
    [
      '-D',
      data,
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-k',
      data,
      ...speed.flatMap((setting) => ['-c', setting]),
    ],
    { stdio: ['ignore', 'ignore', openSync(log, 'w')], cwd: data, ...user },
  )
  await ready(log)
  return {
    url: `postgres://billow@127.0.0.1:${port}/postgres`,
    description: `PostgreSQL from ${folder}`,
    stop() {
      server.kill('SIGINT')
      server.once('exit', () => rmSync(data, { recursive: true, force: true }))
    },
  }
}

/** PostgreSQL refuses to run as root; its own user, or nobody, runs it then. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // This user does not exist here; the next may.
    }
  }
  return undefined
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('No port is free.')),
      )
    })
  })
}

async function ready(log: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (readFileSync(log, 'utf8').includes('ready to accept connections')) return
    await wait(100)
  }
  throw new Error(`PostgreSQL did not start: ${readFileSync(log, 'utf8')}`)
}
