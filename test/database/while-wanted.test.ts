import { expect, test } from 'vitest'
import { wantedByOthers, whileWanted } from '../../server/database/while-wanted.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { onSqlite } from '../support/database-under-test.ts'

/** Takes longer than any test may. */
const endless = onSqlite
  ? 'select count(*) as n from range(10000000) one, range(10000000) other where one.range + other.range < 0'
  : 'select pg_sleep(3600)'

// An asynchronous function, since Knex begins nothing before it is awaited.
const ask = async ({ ctx }: TestApp, sql: string) => await ctx.charges.database.raw(sql)

test('a statement ends when nobody waits for it any more', async () => {
  await using app = await createTestApp()
  const left = new AbortController()
  const asked = whileWanted(left.signal, () => ask(app, endless))
  setTimeout(() => left.abort(new Error('left')), 100)
  await expect(asked).rejects.toThrow(/left$/)
  // The connection is good for the next one.
  const { rows } = await ask(app, 'select 7 as n')
  expect(rows ?? []).toEqual([{ n: 7 }])
})

test('a statement is not begun when nobody waits for it any more', async () => {
  await using app = await createTestApp()
  const asked = whileWanted(AbortSignal.abort(new Error('left')), () => ask(app, endless))
  await expect(asked).rejects.toThrow(/left$/)
})

test('what others may wait for goes on', async () => {
  await using app = await createTestApp()
  const left = AbortSignal.abort(new Error('left'))
  const shared = whileWanted(left, () => wantedByOthers(() => ask(app, 'select 7 as n')))
  expect((await shared).rows).toEqual([{ n: 7 }])
})

test('a transaction that is given up leaves a connection that is good for the next', async () => {
  await using app = await createTestApp()
  const { database } = app.ctx
  const left = new AbortController()
  const asked = whileWanted(left.signal, () =>
    database.transaction(async (transaction) => {
      await transaction('budgets').select('id')
      left.abort(new Error('left'))
      await transaction('budgets').select('id')
    }),
  )
  await expect(asked).rejects.toThrow(/left$/)
  await database.transaction(async (transaction) => {
    expect(await transaction('budgets').select('id')).toEqual([])
  })
})
