import { describe, expect, test, vi } from 'vitest'
import { shareWork } from '../../server/answers/share-work.ts'

const never = new AbortController().signal

function pending() {
  let finish: (value: string) => void = () => {}
  const signals: AbortSignal[] = []
  const onEnd = vi.fn()
  const work = shareWork((signal) => {
    signals.push(signal)
    return new Promise<string>((resolve) => {
      finish = resolve
    })
  }, onEnd)
  return { work, finish: (value: string) => finish(value), signal: signals[0] ?? never, onEnd }
}

describe('work that several wait for', () => {
  test('goes on as long as one of them does', async () => {
    const { work, finish, signal } = pending()
    const leaving = new AbortController()
    const gone = work.join(leaving.signal)
    const staying = work.join(never)
    leaving.abort(new Error('left'))
    await expect(gone).rejects.toThrow('left')
    expect(signal.aborted).toBe(false)
    finish('done')
    expect(await staying).toBe('done')
  })

  test('is called off when all have left, and can be joined no more', async () => {
    const { work, signal, onEnd } = pending()
    const leaving = new AbortController()
    const both = [work.join(leaving.signal), work.join(leaving.signal)]
    leaving.abort(new Error('left'))
    for (const one of both) await expect(one).rejects.toThrow('left')
    expect(signal.aborted).toBe(true)
    expect(onEnd).toHaveBeenCalled()
  })

  test('fails for all who wait', async () => {
    const work = shareWork(
      async () => Promise.reject(new Error('no')),
      () => {},
    )
    const both = await Promise.allSettled([work.join(never), work.join(never)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})
