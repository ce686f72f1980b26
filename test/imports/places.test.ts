import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { claimsOf } from '../../server/claims/claim.ts'
import { takeClaim } from '../../server/claims/take-claim.ts'
import { createImport } from '../../server/imports/create-import.ts'
import type { StoredFile } from '../../server/imports/import-files.ts'
import { importsEnded, wakeImports } from '../../server/imports/import-queue.ts'
import { nextImport } from '../../server/imports/next-import.ts'
import { placeOf } from '../../server/imports/places.ts'
import { importTurn } from '../../server/imports/recover-imports.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'

const scratch = mkdtempSync(join(tmpdir(), 'billow-places-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const day = 24 * 60 * 60

async function fromElsewhere(app: TestApp, name: string, change: Partial<StoredFile> = {}): Promise<number> {
  const path = join(scratch, name)
  writeFileSync(path, focusBill([{ BilledCost: '5' }]))
  const { size, mtimeMs } = statSync(path)
  const files = [{ path, name, bytes: size, modified: mtimeMs, ...change }]
  return createImport(app.ctx, { origin: 'folder', files, folder: null, place: 'elsewhere' })
}

const silentFor = ({ ctx }: TestApp, seconds: number) =>
  ctx
    .database('places')
    .where({ place: 'elsewhere' })
    .update({ seen_at: ctx.database.raw('seen_at - ?', [seconds * 1000]) })

async function workOff(app: TestApp): Promise<void> {
  wakeImports(app.ctx)
  await importsEnded(app.ctx)
}

const stateOf = async (app: TestApp, id: number) => {
  const { status, message } = await app.client.imports.get.query({ id })
  return `${status}: ${message}`
}

test('an import of another place is left to the processes there, and what came after it waits', async () => {
  await using app = await createTestApp()
  const { ctx } = app
  const elsewhere = await fromElsewhere(app, 'theirs.csv')
  const turn = await takeClaim(claimsOf(ctx), importTurn, 'test')
  const reach = { place: placeOf(ctx), onlyOwn: false }
  if (turn === null) throw new Error('The turn is taken.')
  const path = join(scratch, 'ours.csv')
  writeFileSync(path, focusBill([{}]))
  const files = [{ path, name: 'ours.csv', bytes: 1 }]
  const ours = await createImport(ctx, { origin: 'folder', files, folder: null })
  expect(await nextImport(ctx, turn, reach)).toBeUndefined()
  expect(await nextImport(ctx, turn, { place: 'elsewhere', onlyOwn: true })).toMatchObject({ id: elsewhere })
  await silentFor(app, 100)
  expect(await nextImport(ctx, turn, reach)).toMatchObject({ id: elsewhere })
  expect(await nextImport(ctx, turn, { ...reach, onlyOwn: true })).toMatchObject({ id: ours })
})

test('an import that nobody else sees to is taken over where its files can be reached', async () => {
  await using app = await createTestApp()
  const id = await fromElsewhere(app, 'shared.csv')
  await silentFor(app, 100)
  await workOff(app)
  expect(await stateOf(app, id)).toMatch(/^done/)
})

test('where they cannot, or are others under the same name, it waits, holds nobody up, and is refused after a day', async () => {
  await using app = await createTestApp()
  const gone = await fromElsewhere(app, 'gone.csv')
  rmSync(join(scratch, 'gone.csv'))
  const other = await fromElsewhere(app, 'other.csv')
  utimesSync(join(scratch, 'other.csv'), new Date(0), new Date(0))
  await silentFor(app, 100)
  expect(await deliverBill(app, focusBill([{}]))).toMatchObject({ status: 'done' })
  const waiting = 'queued: Waiting for a server that reaches its files; none has been seen for a while.'
  expect([await stateOf(app, gone), await stateOf(app, other)]).toEqual([waiting, waiting])
  await silentFor(app, day)
  await workOff(app)
  const refused = expect.stringMatching(/^refused: No server that reaches its files was seen for a day/)
  expect([await stateOf(app, gone), await stateOf(app, other)]).toEqual([refused, refused])
})
