import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onSqlite } from '../support/database-under-test.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'
import { openBillow } from './open-billow.ts'
import { violationsInBothColours } from './violations.ts'

test.runIf(onSqlite)(
  'lost files of charges are told above every page, with the import to repeat',
  async () => {
    await using billow = await openBillow({ path: '/docs', hasDemoData: false })
    const { page, app } = billow
    const { id } = await deliverFiles(app, { 'focus.csv': focusBill([{}]) })
    const banner = page.getByRole('status', { name: 'What needs your attention' })
    const { charges, database } = app.ctx
    for (const name of await database('charge_files').pluck('name')) rmSync(join(charges.folder ?? '', name))
    await page.goto(`${app.url}/data`)
    await banner.getByText(/The file with the charges of bill 1 is missing/).waitFor()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await banner.getByRole('link').count()).toBe(1)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect([width, await violationsInBothColours(page)]).toEqual([width, []])
    }
    await banner.getByRole('link', { name: `Import ${id}`, exact: true }).click()
    const detail = page.getByRole('region', { name: `Import ${id}:` })
    await detail.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await detail.getByText('Undone', { exact: true }).first().waitFor()
    await banner.waitFor({ state: 'detached' })
  },
)
