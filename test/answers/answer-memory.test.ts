import { describe, expect, test } from 'vitest'
import { createAnswerMemory } from '../../server/answers/answer-memory.ts'

const body = (bytes: number) => Buffer.alloc(bytes, 'a')
const type = 'application/json'

describe('the memory of answers', () => {
  test('holds no more than its bytes, and lets go first of what nobody took for longest', () => {
    const memory = createAnswerMemory(100_000)
    for (let index = 0; index < 1000; index += 1) {
      memory.keep(`key ${index}`, 'tag', body(5_000), type)
      expect(memory.get('key 0')).toBeDefined()
      expect(memory.size()).toBeLessThanOrEqual(100_000)
    }
    expect(memory.get('key 999')).toBeDefined()
    expect(memory.get('key 1')).toBeUndefined()
  })

  test('keeps nothing that is larger than its part, and nothing where it has no bytes', () => {
    const memory = createAnswerMemory(100_000)
    expect(memory.keep('large', 'tag', body(20_000), type).body).toHaveLength(20_000)
    expect(memory.get('large')).toBeUndefined()
    const none = createAnswerMemory(0)
    none.keep('key', 'tag', body(1), type)
    expect([none.get('key'), none.size()]).toEqual([undefined, 0])
  })

  test('makes each coding once, and counts it', async () => {
    const memory = createAnswerMemory(1_000_000)
    const answer = memory.keep('key', 'tag', body(50_000), type)
    const before = memory.size()
    const [one, other] = await Promise.all([answer.as('br'), answer.as('br')])
    expect(other.bytes).toBe(one.bytes)
    expect(answer.as('br')).toBe(one)
    expect(memory.size()).toBe(before + one.bytes.length)
    await answer.as('gzip')
    expect(memory.size()).toBeGreaterThan(before + one.bytes.length)
  })

  test('counts an answer once that is kept anew', () => {
    const memory = createAnswerMemory(1_000_000)
    memory.keep('key', 'tag', body(1_000), type)
    const size = memory.size()
    memory.keep('key', 'tag', body(1_000), type)
    expect(memory.size()).toBe(size)
  })
})
