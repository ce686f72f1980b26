// Plain JavaScript that any Node can read, so that a too old one gets a clear line instead of a syntax error.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const built = join(root, 'dist/server')
const require = createRequire(import.meta.url)
const [command = 'serve', ...args] = process.argv.slice(2)

function fail(message) {
  // A database error begins with its whole statement; what went wrong stands at its end.
  const line = message.length > 600 ? `... ${message.slice(-600)}` : message
  process.stderr.write(`billow: ${line}\n`)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old. Install Node 20.19 or newer.`)
  }
}

/** Whether a file, or any file of a folder, was changed after an instant. */
function changedAfter(instant, path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs > instant
  return readdirSync(path, { withFileTypes: true }).some((entry) => {
    const inner = `${path}/${entry.name}`
    return entry.isDirectory() ? changedAfter(instant, inner) : statSync(inner).mtimeMs > instant
  })
}

const sources = ['client', 'server', 'shared', 'package.json', 'vite.config.ts']

/** Whether there is something to build, and with: an installation of what is built has neither sources nor Vite. */
function isStale() {
  const stamp = join(built, 'main.cjs')
  if (!existsSync(stamp)) return true
  if (!existsSync(join(root, 'node_modules/vite'))) return false
  const instant = statSync(stamp).mtimeMs
  return sources.some((source) => existsSync(join(root, source)) && changedAfter(instant, join(root, source)))
}

async function build() {
  // An MCP client reads the standard output of that command and understands nothing but messages.
  const out = command === 'mcp' ? process.stderr : process.stdout
  out.write('Building Billow, which takes a few seconds ...\n')
  const { build: viteBuild } = await import('vite').catch(() =>
    fail('There is nothing built, and no Vite to build it with. Run: npm install --include=dev'),
  )
  const configFile = join(root, 'vite.config.ts')
  for (const mode of ['client', 'library', 'server']) {
    process.env.BILLOW_BUILD = mode
    await viteBuild({ configFile, logLevel: 'warn' })
  }
  await require(join(built, 'finish-build.cjs')).main()
}

/** The types of the client for other programs; they need the compiler, which a production install leaves out. */
async function buildTypes() {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  if (!existsSync(compiler)) return
  const { spawnSync } = await import('node:child_process')
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.client.json'], {
    stdio: 'inherit',
  })
  if (status !== 0) fail('The types of the client could not be built.')
}

async function develop() {
  const { spawn } = await import('node:child_process')
  const { createServer } = await import('vite')
  const port = process.env.PORT ?? '8000'
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', '--watch', '--watch-preserve-output', join(root, 'server/develop.ts')],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PORT: port },
    },
  )
  const page = await createServer({ configFile: join(root, 'vite.config.ts') })
  await page.listen()
  page.printUrls()
  const stop = () => {
    server.kill('SIGTERM')
    void page.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  server.once('exit', (code) => process.exit(code ?? 0))
}

async function run() {
  checkNode()
  process.chdir(root)
  if (!existsSync(join(root, 'node_modules'))) fail('The packages are not installed. Run: npm install')
  if (existsSync('.env')) process.loadEnvFile()
  if (!process.env.DATABASE_URL) {
    // An installation of what is built has it there.
    const place = existsSync(join(root, 'server/database')) ? './database' : '../dist/server'
    const { prepareDriver } = await import(`${place}/prepare-driver.mjs`)
    await prepareDriver()
  }
  if (command === 'dev') return develop()
  if (command === 'build') {
    await build()
    return buildTypes()
  }
  if (isStale()) await build()
  const entry = join(built, `${command === 'serve' ? 'main' : command}.cjs`)
  if (!existsSync(entry)) fail(`There is no command '${command}'.`)
  require(join(built, 'keep-compiled.cjs'))
  return require(entry).main(args)
}

run().catch((error) => {
  if (process.env.LOG_LEVEL === 'debug') process.stderr.write(`${error.stack}\n`)
  fail(error.message.replaceAll(`${root}/`, `${relative(process.cwd(), root) || '.'}/`))
})
