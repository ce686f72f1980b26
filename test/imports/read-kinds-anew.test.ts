import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checksumOf } from '../../server/charges/checksum.ts'
import { kindColumns } from '../../server/charges/kinds/fact-columns.ts'
import type { Context } from '../../server/context.ts'
import { changeData, costsVersion } from '../../server/database/data-version.ts'
import { openEngine } from '../../server/imports/engine.ts'
import { readKindsAnew } from '../../server/imports/read-kinds-anew.ts'
import { knownDays } from '../../shared/known-days.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { csvOf } from '../support/csv.ts'
import { deliverFiles } from '../support/deliver-files.ts'

/** Puts bills back to what they were before charges had kinds. */
async function forgetKinds({ database, charges, env, clock }: Context): Promise<void> {
  const { folder } = charges
  if (folder === null) {
    const forgotten = Object.fromEntries(kindColumns.map((name) => [name, null]))
    await changeData(database, async (transaction) => {
      await transaction('charges').update(forgotten)
      await transaction('bills').update({ kinds_version: 0 })
    })
    return
  }
  using engine = await openEngine({
    folder,
    memoryMegabytes: env.IMPORT_MEMORY_MEGABYTES,
    threads: 1,
    days: knownDays(clock.today()),
  })
  const files = await database('charge_files').select('*')
  for (const { bill_id, grain, name } of files) {
    const lacking =
      grain === 'charge' ? kindColumns : ['charge_kind', 'resource_class', 'platform', 'commitment_type']
    const path = join(folder, `before-${name}`)
    await engine.run(
      `copy (select * exclude (${lacking.join(', ')}) from read_parquet('${join(folder, name)}')) to '${path}' (format parquet)`,
    )
    const kept = { name: `before-${name}`, bytes: (await stat(path)).size, checksum: await checksumOf(path) }
    await changeData(database, (transaction) =>
      transaction('charge_files').where({ bill_id, grain }).update(kept),
    )
  }
  await changeData(database, (transaction) => transaction('bills').update({ kinds_version: 0 }))
}

test('charges of before are read into kinds once, beside new ones, and cost the same', async () => {
  await using app = await createTestApp({ watched: false })
  const day = { ChargePeriodStart: '2026-10-05', BillingPeriodStart: '2026-10-01', ProviderName: 'AWS' }
  const ec2 = {
    ...day,
    BillingCurrency: 'USD',
    ServiceName: 'Amazon Elastic Compute Cloud',
    ChargeCategory: 'Usage',
  }
  await deliverFiles(app, {
    'old.csv': csvOf([
      { ...ec2, BilledCost: '0.1', SkuId: 'EBS:VolumeUsage.gp2' },
      { ...ec2, BilledCost: '0.2', SkuId: 'BoxUsage:m7g.large' },
      { ...ec2, BilledCost: '7', ChargeCategory: 'Tax', SkuId: '' },
    ]),
  })
  const kinds = async () => {
    const { data } = (await app.rest('/costs/aggregate?group_by=charge_kind')).body
    return Object.fromEntries(
      data.map(({ charge_kind, total_cost }: { charge_kind: string; total_cost: number }) => [
        charge_kind,
        total_cost,
      ]),
    )
  }
  const before = await kinds()
  expect(before).toEqual({ volume: 0.1, instance: 0.2, tax: 7 })
  await forgetKinds(app.ctx)
  expect(await kinds()).toEqual({ other: 7.3 })
  await deliverFiles(app, {
    'new.csv': csvOf([
      {
        ...ec2,
        ChargePeriodStart: '2026-11-05',
        BillingPeriodStart: '2026-11-01',
        BilledCost: '3',
        SkuId: 'NatGateway-Hours',
      },
    ]),
  })
  expect(await kinds()).toEqual({ other: 7.3, 'nat-hours': 3 })
  await readKindsAnew(app.ctx)
  expect(await kinds()).toEqual({ ...before, 'nat-hours': 3 })
  const version = await costsVersion(app.ctx.database)
  await readKindsAnew(app.ctx)
  expect(await costsVersion(app.ctx.database)).toBe(version)
})
