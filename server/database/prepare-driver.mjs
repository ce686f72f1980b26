// Plain JavaScript: it runs before anything is built, and before TypeScript can be read.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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

/** Which Node and which binary a note that the driver loads is about. */
function loadable(folder) {
  const compiled = statSync(join(folder, 'build/Release/better_sqlite3.node'), { throwIfNoEntry: false })
  return `${process.version} ${process.platform} ${process.arch} ${compiled?.mtimeMs ?? 'as delivered'}`
}

// In the driver's own folder, so that an installation without it, or with another, begins without a note.
const noteIn = (folder) => join(folder, '.loads')

function isNoted(folder) {
  try {
    return readFileSync(noteIn(folder), 'utf8') === loadable(folder)
  } catch {
    return false
  }
}

function note(folder) {
  try {
    writeFileSync(noteIn(folder), loadable(folder))
  } catch {
    // Where nothing can be written, every start looks anew.
  }
}

function driverFolder() {
  try {
    return dirname(require.resolve(`${driverName}/package.json`))
  } catch {
    throw new Error(`The SQLite driver for Node ${process.versions.node} is not installed. Run: npm install`)
  }
}

/**
 * Makes sure that the SQLite driver of the running Node loads, compiling it where it has no binary yet.
 *
 * @throws Error that says what to do, where it still does not load.
 */
export async function prepareDriver() {
  const folder = driverFolder()
  if (!isNoted(folder)) await compileDriver(folder)
}

async function compileDriver(folder) {
  const { spawnSync } = await import('node:child_process')
  // A binary of another Node may abort the process that loads it, so another process tries first.
  const script = fileURLToPath(import.meta.url)
  const check = () => spawnSync(process.execPath, [script, '--check'], { cwd: root }).status === 0
  if (check()) return note(folder)
  // Not to standard output, where an MCP client understands nothing but messages.
  process.stderr.write(
    `Compiling the SQLite driver for Node ${process.versions.node}, about a minute, this once ...\n`,
  )
  const npm = process.env.npm_execpath
  const [command, ...args] = npm ? [process.execPath, npm] : ['npm']
  const build = spawnSync(command, [...args, 'run', 'install', '--prefix', folder], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (check()) return note(folder)
  const reason = `${build.stderr ?? ''}`.trim().split('\n').slice(-8).join('\n')
  throw new Error(
    `The SQLite driver does not load on Node ${process.versions.node}. It needs Python, make and a C++ compiler, ` +
      `or Node 22 and newer, which need none. Or set DATABASE_URL to a PostgreSQL server.\n${reason}`,
  )
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  if (argv[2] === '--check') process.exit(loads() ? 0 : 1)
  try {
    // Who runs this by hand does not trust the note.
    await compileDriver(driverFolder())
  } catch (error) {
    process.stderr.write(`billow: ${error.message}\n`)
    process.exit(1)
  }
}
