import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clearScratch } from '../../server/imports/clear-scratch.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { makeOlder } from '../support/make-older.ts'

test('what an import left on disk goes after a day, and nothing else does', async () => {
  await using app = await createTestApp()
  const folder = app.ctx.env.IMPORT_FOLDER
  for (const [name, hours] of [
    ['work-old', 25],
    ['work-new', 23],
    ['mine', 25],
  ] as const) {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'rows.csv'), '1')
    makeOlder(join(folder, name), hours * 60)
  }
  await clearScratch(app.ctx)
  expect(readdirSync(folder).sort()).toEqual(['mine', 'work-new'])
})
