// Plain JavaScript: it runs before anything is built, and before TypeScript can be read.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/*
 * No single better-sqlite3 runs everywhere: 13.x, which brings its binaries along, crashes on Node 20, and 12.x,
 * compiled against the headers of Node 24.19 and newer, aborts during garbage collection. Both are optional
 * dependencies; the major decides, here and in sqlite-client.ts.
 */
const driverName = Number(process.versions.node.split('.')[0]) >= 22 ? 'better-sqlite3-13' : 'better-sqlite3'

function loads() {
  try {
    const Driver = require(driverName)
    // The binary is only loaded when a database is opened.
    new Driver(':memory:').close()
    return true
  } catch {
    return false
  }
}

/**
 * Makes sure that the SQLite driver of the running Node loads, compiling it where it has no binary yet.
 *
 * @throws Error that says what to do, where it still does not load.
 */
export function prepareDriver() {
  // A binary of another Node may abort the process that loads it, so another process tries first.
  const script = fileURLToPath(import.meta.url)
  const check = () => spawnSync(process.execPath, [script, '--check'], { cwd: root }).status === 0
  if (check()) return
  process.stdout.write(
    `Compiling the SQLite driver for Node ${process.versions.node}, about a minute, this once ...\n`,
  )
  const folder = dirname(require.resolve(`${driverName}/package.json`))
  const npm = process.env.npm_execpath
  const [command, ...args] = npm ? [process.execPath, npm] : ['npm']
  const build = spawnSync(command, [...args, 'run', 'install', '--prefix', folder], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (check()) return
  const reason = `${build.stderr ?? ''}`.trim().split('\n').slice(-8).join('\n')
  throw new Error(
    `The SQLite driver does not load on Node ${process.versions.node}. It needs Python, make and a C++ compiler, ` +
      `or Node 22 and newer, which need none. Or set DATABASE_URL to a PostgreSQL server.\n${reason}`,
  )
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  if (argv[2] === '--check') process.exit(loads() ? 0 : 1)
  try {
    prepareDriver()
  } catch (error) {
    process.stderr.write(`billow: ${error.message}\n`)
    process.exit(1)
  }
}
