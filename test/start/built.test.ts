import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openApiDocument } from '../../server/openapi/document.ts'
import { onSqlite } from '../support/database-under-test.ts'
import { installBuilt } from '../support/install-built.ts'
import { startBillow, urlOf } from '../support/start-billow.ts'

const scratch = mkdtempSync(join(tmpdir(), 'billow-built-'))
const root = join(scratch, 'installed')
mkdirSync(root)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const billFile = resolve('test/fixtures/bills/gcp.csv')

describe.runIf(onSqlite)('what is built', () => {
  test('describes the router as it is', () => {
    const built: unknown = JSON.parse(readFileSync('dist/server/docs/openapi.json', 'utf8'))
    expect(built).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
  })

  test('was compiled already, as far as a start needs it', () => {
    const [version = ''] = readdirSync('dist/server/compiled')
    expect(readdirSync(join('dist/server/compiled', version))).toContain('main.cjs')
  })

  test(
    'is all that a server needs, beside packages that are no development ones',
    { timeout: 90_000 },
    async () => {
      installBuilt(root)
      expect(readdirSync(join(root, 'node_modules'))).not.toContain('vite')
      const run = startBillow({ scratch, root })
      const url = await urlOf(run)
      expect(run.output()).not.toMatch(/Building/)
      for (const [path, text] of [
        ['/', '<div id="root">'],
        ['/api/finops/health', '"status":"ok"'],
        ['/api/finops/overview', '"month_to_date"'],
        ['/openapi.json', '"openapi":"3.1.0"'],
        ['/docs', 'swagger-ui-bundle.js'],
        ['/docs/assets/swagger-ui-bundle.js', 'SwaggerUIBundle'],
        ['/docs/assets/swagger-ui.css', '.swagger-ui'],
      ] as const) {
        expect([path, (await (await fetch(url + path)).text()).includes(text)]).toEqual([path, true])
      }
      const post = (path: string, body: unknown) =>
        fetch(url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
          body: JSON.stringify(body),
        }).then((answer) => answer.text())
      expect(await post('/api/finops/ai/query', { query: 'What did AWS cost last month?' })).toContain(
        '"outcome":"answer"',
      )
      expect(await post('/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/list' })).toContain(
        'query_costs_by_range',
      )
      expect(await imported(url)).toMatchObject({ status: 'done', rows_kept: 3 })
      run.child.kill('SIGTERM')
      expect(await run.ended).toBe(0)
    },
  )

  test('starts where nothing of it can be written', { timeout: 60_000 }, async () => {
    rmSync(join(root, 'dist/server/compiled'), { recursive: true, force: true })
    writeFileSync(join(root, 'dist/server/compiled'), 'a file where the folder would be')
    const run = startBillow({ scratch, root })
    expect((await fetch(`${await urlOf(run)}/api/finops/health`)).status).toBe(200)
    run.child.kill('SIGTERM')
    expect(await run.ended).toBe(0)
  })

  test('says what to do where nothing is built and nothing can be', { timeout: 60_000 }, async () => {
    rmSync(join(root, 'dist/server/main.cjs'))
    const run = startBillow({ scratch, root })
    expect(await run.ended).toBe(1)
    expect(run.output()).toMatch(/^billow: There is nothing built, .* Run: npm install --include=dev$/m)
  })
})

/** Uploads a bill, whose reading is the work of another process, and waits for its outcome. */
async function imported(url: string): Promise<{ status: string }> {
  const form = new FormData()
  form.set('file', new File([readFileSync(billFile)], 'gcp.csv'))
  const { id } = await (await fetch(`${url}/api/finops/imports`, { method: 'POST', body: form })).json()
  for (;;) {
    const outcome = await (await fetch(`${url}/api/finops/imports/${id}`)).json()
    if (outcome.status !== 'queued' && outcome.status !== 'running') return outcome
    await new Promise((later) => setTimeout(later, 100))
  }
}
