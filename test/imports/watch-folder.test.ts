import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { importsEnded } from '../../server/imports/import-queue.ts'
import { watchFolder } from '../../server/imports/watch-folder.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { focusBill } from '../support/focus-bill.ts'

const quick = { timeout: 10_000, interval: 20 }

/** A folder for bills, and a look at what came of them. */
async function setUp(settings: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'billow-watched-'))
  const app = await createTestApp({ settings })
  return {
    app,
    folder,
    outcomes: async () => {
      await importsEnded(app.ctx)
      const imports = await app.client.imports.list.query()
      return imports.map(({ status, rows_kept, origin }) => `${origin} ${status} ${rows_kept}`)
    },
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

test('a file is imported once it has stopped growing, and only once', async () => {
  await using setup = await setUp()
  const { app, folder, outcomes } = setup
  const path = join(folder, 'bill.csv')
  const watch = watchFolder(app.ctx, folder, 400)
  const [header = '', ...lines] = focusBill(Array.from({ length: 8 }, () => ({ BilledCost: '1' }))).split(
    '\n',
  )
  writeFileSync(path, `${header}\n`)
  for (const line of lines.slice(0, 8)) {
    await new Promise((done) => setTimeout(done, 60))
    appendFileSync(path, `${line}\n`)
    expect(await outcomes()).toEqual([])
  }
  await vi.waitFor(async () => expect(await outcomes()).toEqual(['folder done 8']), quick)
  await new Promise((done) => setTimeout(done, 500))
  expect(await outcomes()).toEqual(['folder done 8'])

  watch.stop()
  const later = watchFolder(app.ctx, folder, 50)
  await new Promise((done) => setTimeout(done, 300))
  expect(await outcomes()).toEqual(['folder done 8'])

  appendFileSync(path, `${lines[0]}\n`)
  await vi.waitFor(async () => expect(await outcomes()).toEqual(['folder done 9', 'folder done 8']), quick)
  later.stop()
})

test('a delivery that several processes see is imported once', async () => {
  await using setup = await setUp()
  const { app, folder, outcomes } = setup
  const watches = [1, 2, 3].map(() => watchFolder(app.ctx, folder, 50))
  for (const cost of ['1', '2']) writeFileSync(join(folder, `${cost}.csv`), focusBill([{ BilledCost: cost }]))
  await vi.waitFor(async () => expect(await outcomes()).toHaveLength(2), quick)
  await new Promise((done) => setTimeout(done, 200))
  expect(await outcomes()).toHaveLength(2)
  for (const watch of watches) watch.stop()
})

test('a folder in it is one delivery, and what is no bill is refused without ending the watch', async () => {
  await using setup = await setUp()
  const { app, folder, outcomes } = setup
  const watch = watchFolder(app.ctx, folder, 50)
  mkdirSync(join(folder, 'september'))
  for (const part of [1, 2]) {
    writeFileSync(join(folder, 'september', `${part}.csv`), focusBill([{ BilledCost: String(part) }]))
  }
  await vi.waitFor(async () => expect(await outcomes()).toEqual(['folder done 2']), quick)
  writeFileSync(join(folder, 'note.txt'), 'Dear finance team')
  await vi.waitFor(async () => expect(await outcomes()).toEqual(['folder refused 0', 'folder done 2']), quick)
  writeFileSync(join(folder, 'late.csv'), focusBill([{ BillingPeriodStart: '2026-10-01T00:00:00Z' }]))
  await vi.waitFor(async () => expect(await outcomes()).toHaveLength(3), quick)
  watch.stop()
})

test('a folder that is not there is reported, and watched once it is', async () => {
  await using setup = await setUp()
  const { app, folder, outcomes } = setup
  rmSync(folder, { recursive: true })
  const watch = watchFolder(app.ctx, folder, 50)
  await vi.waitFor(() => expect(app.logged.join('')).toContain('watched folder'), quick)
  mkdirSync(folder)
  writeFileSync(join(folder, 'bill.csv'), focusBill([{}]))
  await vi.waitFor(async () => expect(await outcomes()).toEqual(['folder done 1']), quick)
  watch.stop()
})

test.each([
  ['', 'folder held 2'],
  ['keep', 'folder undone 2'],
  ['replace', 'folder done 2'],
])('a delivery that covers less is treated as the setting says: %s', async (IMPORT_ON_CONFLICT, outcome) => {
  await using setup = await setUp({ IMPORT_ON_CONFLICT })
  const { app, folder, outcomes } = setup
  const days = ['10', '11', '12'].map((day) => ({ ChargePeriodStart: `2026-09-${day}T00:00:00Z` }))
  const watch = watchFolder(app.ctx, folder, 50)
  writeFileSync(join(folder, 'three-days.csv'), focusBill(days))
  await vi.waitFor(async () => expect(await outcomes()).toEqual(['folder done 3']), quick)
  writeFileSync(join(folder, 'two-days.csv'), focusBill(days.slice(0, 2)))
  await vi.waitFor(async () => expect(await outcomes()).toEqual([outcome, 'folder done 3']), quick)
  watch.stop()
})
