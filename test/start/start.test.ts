import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { onSqlite } from '../support/database-under-test.ts'
import { startBillow, urlOf } from '../support/start-billow.ts'

const scratch = mkdtempSync(join(tmpdir(), 'billow-start-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const start = (environment: Readonly<Record<string, string>>, nodeArguments: readonly string[] = []) =>
  startBillow({ scratch }, environment, nodeArguments)

describe.runIf(onSqlite)('npm start', () => {
  test(
    'makes, migrates and seeds the database, serves page and API, and stops cleanly',
    { timeout: 90_000 },
    async () => {
      const run = start({})
      const url = await urlOf(run)
      expect(existsSync(join(scratch, 'poc.db'))).toBe(true)
      expect(run.output()).toContain(join(scratch, 'poc.db'))
      expect(run.output()).toMatch(/Demo data: +1[67]\d\d rows/)
      expect(run.output()).toMatch(/Next: +open the page/)
      const page = await fetch(url)
      expect(page.headers.get('content-type')).toMatch(/^text\/html/)
      expect(await page.text()).toContain('<div id="root">')
      expect(await (await fetch(`${url}/api/finops/health`)).json()).toMatchObject({
        status: 'ok',
        has_demo_data: true,
      })
      run.child.kill('SIGTERM')
      expect(await run.ended).toBe(0)
      const again = start({})
      await urlOf(again)
      expect(again.output()).not.toMatch(/Demo data/)
      again.child.kill('SIGINT')
      expect(await again.ended).toBe(0)
    },
  )

  test('stands still at BILLOW_NOW', { timeout: 60_000 }, async () => {
    const run = start({ BILLOW_NOW: '2026-01-15T12:00:00Z', DATABASE_PATH: join(scratch, 'fixed.db') })
    const health = await (await fetch(`${await urlOf(run)}/api/finops/health`)).json()
    expect(health).toMatchObject({
      today: '2026-01-15',
      data: { start_date: '2025-07-15', end_date: '2026-01-15' },
    })
    run.child.kill('SIGTERM')
    expect(await run.ended).toBe(0)
  })

  test('warns loudly when the network can reach it', { timeout: 60_000 }, async () => {
    const run = start({ HOST: '0.0.0.0', DATABASE_PATH: join(scratch, 'open.db') })
    await urlOf(run)
    expect(run.output()).toMatch(/WARNING: HOST=0\.0\.0\.0 lets everybody/)
    run.child.kill('SIGTERM')
    expect(await run.ended).toBe(0)
  })

  const oldNode = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.0'}})`

  test.each([
    ['a bad port', { PORT: 'eighty' }, /PORT/],
    ['a port out of range', { PORT: '70000' }, /PORT/],
    ['a bad clock', { BILLOW_NOW: 'tomorrow' }, /BILLOW_NOW: must be an instant/],
    ['another database', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must start with postgres:/],
    [
      'a data folder that is not there',
      { DATABASE_PATH: '/nonexistent/poc.db' },
      /data folder .* cannot be written/,
    ],
    [
      'a database server that is not there',
      { DATABASE_URL: 'postgres://u@127.0.0.1:1/x' },
      /ECONNREFUSED|refused/,
    ],
  ])('says in one line what is wrong with %s', { timeout: 60_000 }, async (_what, environment, message) => {
    const run = start(environment)
    expect(await run.ended).toBe(1)
    const lines = run
      .output()
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('Building'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(message)
    expect(lines[0]).toMatch(/^billow: /)
  })

  test('says in one line that the port is in use', { timeout: 60_000 }, async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = String(typeof address === 'object' ? address?.port : '')
    const run = start({ PORT: port, DATABASE_PATH: join(scratch, 'port.db') })
    expect(await run.ended).toBe(1)
    expect(run.output()).toMatch(new RegExp(`^billow: Port ${port} is in use`, 'm'))
    other.close()
  })

  test('says in one line that Node is too old', async () => {
    const run = start({}, ['--import', oldNode])
    expect(await run.ended).toBe(1)
    expect(run.output()).toBe('billow: Node 18.20.0 is too old. Install Node 20.19 or newer.\n')
  })
})
