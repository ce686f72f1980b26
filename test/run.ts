import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './support/postgres-server.ts'

type Count = { passed: number; failed: number }

const scratch = mkdtempSync(join(tmpdir(), 'billow-test-'))
const total: Count = { passed: 0, failed: 0 }
const untested: string[] = []

/** Runs one of the project's own tools; it counts as one test. */
function check(title: string, command: string, ...args: string[]): void {
  process.stdout.write(`\n== ${title}\n`)
  const { status } = spawnSync(join('node_modules/.bin', command), args, { stdio: 'inherit' })
  total[status === 0 ? 'passed' : 'failed'] += 1
}

/** Tests of the server wait for its database and timers, so that one worker more than this machine has cores is of use. */
const workers: Readonly<Record<string, string>> = { unit: '--maxWorkers=3', e2e: '--maxWorkers=2' }

/** Runs one project of the test suite and adds its counts. */
function suite(title: string, project: string, environment: Readonly<Record<string, string>> = {}): void {
  process.stdout.write(`\n== ${title}\n`)
  const report = join(scratch, `${project}-${total.passed}.json`)
  const { status } = spawnSync(
    'node_modules/.bin/vitest',
    [
      'run',
      '--project',
      project,
      workers[project] ?? '',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { stdio: 'inherit', env: { ...process.env, ...environment } },
  )
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(report)
  total.passed += numPassedTests
  // A run that broke down outside a test counts as a failure, too.
  total.failed += numFailedTests === 0 && status !== 0 ? 1 : numFailedTests
}

function readReport(file: string): { numPassedTests?: number; numFailedTests?: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

/** Without a server of its kind that engine stays untested, which the last lines say. */
async function onPostgres(): Promise<void> {
  const postgres = await startPostgres()
  if (postgres === undefined) {
    untested.push('PostgreSQL: none is installed, and TEST_DATABASE_URL names none')
    return
  }
  try {
    suite(`Tests on ${postgres.description}`, 'unit', { BILLOW_TEST_DATABASE_URL: postgres.url })
  } finally {
    postgres.stop()
  }
}

async function main(): Promise<void> {
  check('Format', 'prettier', '--check', '.', '--log-level', 'warn')
  check('Lint', 'oxlint', '--deny-warnings')
  check('Types', 'tsc', '--noEmit')
  suite('Tests on SQLite', 'unit')
  await onPostgres()
  const citus = process.env['TEST_CITUS_URL'] ?? ''
  if (citus !== '') suite('Tests on Citus', 'unit', { BILLOW_TEST_CITUS_URL: citus })
  suite('Tests in a browser', 'e2e')
  rmSync(scratch, { recursive: true, force: true })
  for (const engine of untested) process.stdout.write(`\nNot tested on ${engine}\n`)
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
  process.exitCode = total.failed === 0 ? 0 : 1
}

await main()
