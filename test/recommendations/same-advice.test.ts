import { expect, test } from 'vitest'
import { adviceCur, adviceFocus } from '../support/advice-bills.ts'
import { azureAdvice, azureAdviceFocus } from '../support/azure-advice-bills.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { deliverBill } from '../support/deliver-bill.ts'

/** What each rule would save by itself, from one bill alone. */
async function adviceFrom(app: TestApp, bill: string): Promise<Record<string, number | null>> {
  const { id } = await deliverBill(app, bill)
  const { recommendations } = await app.client.recommendations.list.query({})
  await app.client.imports.undo.mutate({ id })
  return Object.fromEntries(recommendations.map(({ rule, saving_alone }) => [rule, saving_alone]))
}

test('the same charges give the same advice from every bill', async () => {
  await using app = await createTestApp()
  const advice = await adviceFrom(app, adviceCur())
  expect(advice).toEqual({
    // 4 and 6 a day, and 974 GB-months and 2,800 IOPS-months, which gp3 has for nothing.
    'provisioned-volumes': 226.455,
    'old-snapshots': 91.3125,
    'idle-load-balancers': 54.7875,
    'graviton-instances': 54.7875,
    'deep-archive': 43.83,
    'arm-functions': 42.6125,
    'idle-nat-gateways': 41.090625,
    valkey: 30.4375,
    'older-generations': 24.35,
    'io1-durability': null,
    'incomplete-uploads': null,
  })
  expect(await adviceFrom(app, adviceFocus(true))).toEqual(advice)
  // What kind of request it was only AWS's own columns tell.
  const { 'incomplete-uploads': _uploads, ...told } = advice
  expect(await adviceFrom(app, adviceFocus(false))).toEqual(told)
})

test('so it is with bills of Azure', async () => {
  await using app = await createTestApp()
  const advice = await adviceFrom(app, azureAdvice())
  expect(advice).toEqual({
    'brought-licenses': 304.375,
    'idle-load-balancers': 273.9375,
    'idle-nat-gateways': 273.9375,
    'unattached-disks': 273.9375,
    'unused-addresses': 273.9375,
    'log-classes': 152.1875,
    'ai-prompt-cache': 68.484375,
    'amd-instances': 30.4375,
    'ai-model-spend': null,
  })
  expect(await adviceFrom(app, azureAdviceFocus())).toEqual(advice)
})
