import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { execFile } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../support/create-test-app.ts'
import { onSqlite } from '../support/database-under-test.ts'

const run = promisify(execFile)

describe.runIf(onSqlite)('the program in the README', () => {
  test('compiles in a project of its own and prints last month', { timeout: 120_000 }, async () => {
    const project = mkdtempSync(join(tmpdir(), 'billow-client-'))
    try {
      mkdirSync(join(project, 'node_modules/@types'), { recursive: true })
      symlinkSync(resolve('.'), join(project, 'node_modules/billow'))
      symlinkSync(resolve('node_modules/@types/node'), join(project, 'node_modules/@types/node'))
      const [, program = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
      expect(program).toContain("from 'billow/client'")
      writeFileSync(join(project, 'program.ts'), program)
      writeFileSync(join(project, 'package.json'), '{"type":"module"}')
      const compilerOptions = {
        strict: true,
        target: 'ES2023',
        module: 'NodeNext',
        noEmit: true,
        skipLibCheck: true,
        types: ['node'],
      }
      writeFileSync(
        join(project, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: ['program.ts'] }),
      )
      await run(resolve('node_modules/.bin/tsc'), ['-p', project])

      await using app = await createTestApp()
      await app.client.demo_data.seed.mutate({})
      const tsx = pathToFileURL(resolve('node_modules/tsx/dist/esm/index.mjs')).href
      const { stdout } = await run(process.execPath, ['--import', tsx, join(project, 'program.ts')], {
        env: { ...process.env, BILLOW_URL: app.url },
      })
      const summary = await app.client.costs.summary.query({ preset: 'last_month' })
      expect(stdout).toContain(`Last month cost ${summary.total_cost.toFixed(2)} USD`)
      expect(stdout.trim().split('\n')).toHaveLength(1 + summary.top_services.length)
    } finally {
      rmSync(project, { recursive: true, force: true })
    }
  })
})
