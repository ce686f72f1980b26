import { expect, test } from 'vitest'
import { createThread } from '../../server/threads/thread.ts'
import type { SampleRequest } from './sample-worker.ts'

function sampleThread() {
  const thread = createThread<SampleRequest, string>('../test/threads/sample-worker')
  return Object.assign(thread, { [Symbol.asyncDispose]: () => thread.end() })
}

test('answers come to whoever asked, failures too', async () => {
  await using thread = sampleThread()
  const [answer, failure] = await Promise.allSettled([thread.ask('echo'), thread.ask('fail')])
  expect(answer).toMatchObject({ value: 'echo of nothing' })
  expect(failure).toMatchObject({ reason: { message: expect.stringContaining('It failed.') } })
})

test('a thread that dies fails what it was asked, and the next request starts another', async () => {
  await using thread = sampleThread()
  const asked = await Promise.allSettled([thread.ask('wait'), thread.ask('die')])
  expect(asked).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
  await expect(thread.ask('echo')).resolves.toBe('echo of nothing')
})

test('a request that nobody waits for is told so', async () => {
  await using thread = sampleThread()
  await thread.ask('echo')
  const left = new AbortController()
  const asked = thread.ask('wait', left.signal)
  left.abort(new Error('left'))
  await expect(asked).rejects.toThrow('left')
  await expect(thread.ask('echo')).resolves.toBe('echo of a request that nobody waits for')
  await expect(thread.ask('echo', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
})

test('a thread that never ran, and one that ended, can be ended', async () => {
  const thread = sampleThread()
  await thread.end()
  await thread.ask('echo')
  await thread.end()
  await thread.end()
})
