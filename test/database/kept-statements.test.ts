import { expect, test } from 'vitest'
import { connectDatabase } from '../../server/database/connect.ts'
import { emptyDatabase, onSqlite } from '../support/database-under-test.ts'

test.runIf(onSqlite)('a statement that stays prepared sees every change, of the table as well', async () => {
  await using empty = await emptyDatabase()
  const database = await connectDatabase(empty.settings)
  const read = () => database('kept').select('*')
  await database.schema.createTable('kept', (table) => void table.integer('one'))
  expect(await read()).toEqual([])
  await database('kept').insert({ one: 1 })
  expect(await read()).toEqual([{ one: 1 }])
  await database.schema.alterTable('kept', (table) => void table.text('two'))
  expect(await read()).toEqual([{ one: 1, two: null }])
  await database.schema.dropTable('kept')
  await expect(read()).rejects.toThrow(/no such table/)
  await database.schema.createTable('kept', (table) => void table.text('three'))
  expect(await read()).toEqual([])
  await database.destroy()
})

test.runIf(onSqlite)('only so many statements stay prepared, and all are answered', async () => {
  await using empty = await emptyDatabase()
  const database = await connectDatabase(empty.settings)
  const ask = async (count: number) => {
    const rows: { answer: number }[] = await database.raw(`select ${count} as answer`)
    expect(rows).toEqual([{ answer: count }])
  }
  for (let round = 0; round < 2; round += 1) for (let count = 0; count < 500; count += 1) await ask(count)
  await ask(499)
  await database.destroy()
})
