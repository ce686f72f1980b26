import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insertRows } from '../../server/database/insert-rows.ts'
import { createDatabaseUnderTest, onSqlite, type DatabaseUnderTest } from '../support/database-under-test.ts'

const columns = ['place', 'words', 'amount', 'more']

async function withTable(use: (database: DatabaseUnderTest['database']) => Promise<void>): Promise<void> {
  const { database, drop } = await createDatabaseUnderTest()
  try {
    await database.schema.createTable('cells', (table) => {
      table.integer('place').primary()
      table.text('words')
      table.specificType('amount', 'double precision')
      table.text('more').notNullable()
    })
    await use(database)
  } finally {
    await drop()
  }
}

/** What COPY has a meaning of its own for, among any other text that can be stored. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('\\', '\t', '\n', '\r', '\\N', '\\.', '\b', '\v', ',', '"', "'", '\\x41', 'é', '🌍'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''))
const amount = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)

test('whatever is written comes back, text by text and null apart from empty', async () => {
  await withTable(async (database) => {
    const row = fc.tuple(fc.option(text), fc.option(amount), text)
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
        await database('cells').delete()
        const numbered = rows.map((cells, place) => [place, ...cells])
        await insertRows(database, 'cells', columns, numbered)
        const found = await database('cells').orderBy('place')
        expect(found.map((cell) => columns.map((column) => cell[column]))).toEqual(numbered)
      }),
      { numRuns: 100 },
    )
  })
})

test('many long rows are written as well as few', async () => {
  await withTable(async (database) => {
    const rows = Array.from({ length: 20_000 }, (_none, place) => [place, 'x'.repeat(200), place / 8, '\t\\'])
    await insertRows(database, 'cells', columns, rows)
    const [found] = await database('cells').count({ rows: '*' }).sum({ amount: 'amount' })
    expect(Number(found?.rows)).toBe(20_000)
    expect(Number(found?.amount)).toBe((19_999 * 20_000) / 16)
    expect((await database('cells').distinct('more')).map((cell) => cell['more'])).toEqual(['\t\\'])
  })
})

test.each([
  ['a row that is there already', [0, 'again', 1, '']],
  ['a value that must be there', [7, 'none', 1, null]],
])('%s lets none of the rows in, and the connection goes on', async (_what, refused) => {
  await withTable(async (database) => {
    await insertRows(database, 'cells', columns, [[0, 'first', 1, '']])
    const others = Array.from({ length: 12 }, (_none, place) => [place + 10, null, null, 'x'])
    for (let times = 0; times < 3; times += 1) {
      await expect(insertRows(database, 'cells', columns, [...others, refused])).rejects.toThrow(/cells/)
    }
    expect(await database('cells').select('place')).toEqual([{ place: 0 }])
    await insertRows(database, 'cells', columns, others)
    expect(await database('cells').select('place')).toHaveLength(13)
  })
})

test('rows of a transaction go with it', async () => {
  await withTable(async (database) => {
    const failing = database.transaction(async (transaction) => {
      await insertRows(transaction, 'cells', columns, [[1, 'one', 1, '']])
      expect(await transaction('cells').select('place')).toEqual([{ place: 1 }])
      throw new Error('not today')
    })
    await expect(failing).rejects.toThrow('not today')
    expect(await database('cells').select('place')).toEqual([])
    await database.transaction((transaction) =>
      insertRows(transaction, 'cells', columns, [[2, 'two', 1, '']]),
    )
    expect(await database('cells').select('place')).toEqual([{ place: 2 }])
  })
})

test.runIf(!onSqlite)('PostgreSQL says which line and column it refuses', async () => {
  await withTable(async (database) => {
    const rows = [
      [1, 'good', 1, ''],
      [2, 'bad', 'much', ''],
    ]
    await expect(insertRows(database, 'cells', columns, rows)).rejects.toThrow(
      /"much" \(COPY cells, line 2, column amount/,
    )
    await expect(insertRows(database, 'cells', columns, [[1, 'nul \0', 1, '']])).rejects.toThrow(/0x00/)
    await expect(insertRows(database, 'nowhere', columns, rows)).rejects.toThrow(/nowhere/)
    expect(await database('cells').select()).toEqual([])
  })
})
