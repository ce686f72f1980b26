import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { connectDatabase } from '../../server/database/connect.ts'
import { emptyDatabase, onSqlite } from '../support/database-under-test.ts'

test.runIf(onSqlite)(
  'a write waits for another process, and other work of this one goes on meanwhile',
  async () => {
    await using empty = await emptyDatabase()
    const one = await connectDatabase(empty.settings)
    const other = await connectDatabase(empty.settings)
    const happened: string[] = []
    const add = (name: string) => ({ name, value: '1' })
    const holding = one.transaction(async (transaction) => {
      await transaction('insight_state').insert(add('one'))
      await wait(60)
      happened.push('the first has written')
    })
    await wait(10)
    const waiting = [
      // It reads first: without the right to write from its start it would fail, since the other writes in between.
      other.transaction(async (transaction) => {
        const known = await transaction('insight_state').pluck('name')
        await transaction('insight_state').insert(add(`after ${known.join()}`))
        happened.push('the second has written')
      }),
      other('insight_state').insert(add('alone')),
    ]
    await wait(10)
    happened.push('other work was done')
    await Promise.all([holding, ...waiting])
    expect(happened).toEqual(['other work was done', 'the first has written', 'the second has written'])
    expect((await one('insight_state').pluck('name')).sort()).toEqual(['after one', 'alone', 'one'])
    await Promise.all([one.destroy(), other.destroy()])
  },
)
