import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { onSqlite } from '../support/database-under-test.ts'

const scratch = mkdtempSync(join(tmpdir(), 'billow-compiled-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const kept = join(scratch, 'compiled')

/** A program of two modules beside the loader, as the build leaves them. */
function write(word: string): void {
  writeFileSync(join(scratch, 'part.cjs'), `exports.word = () => '${word}'`)
  writeFileSync(join(scratch, 'whole.cjs'), `console.log(require('./part.cjs').word(), __filename)`)
}

function run(): string {
  const loader = join(scratch, 'keep-compiled.cjs')
  return execFileSync(process.execPath, ['--require', loader, join(scratch, 'whole.cjs')], {
    encoding: 'utf8',
  }).trim()
}

function keptFile(name: string): string {
  const [version = ''] = readdirSync(kept)
  return join(kept, version, name)
}

describe.runIf(onSqlite)('what a program was compiled to', () => {
  beforeEach(() => {
    rmSync(kept, { recursive: true, force: true })
    const loader = readdirSync('dist/server').filter((name) => /^(keep-compiled|rolldown-runtime)/.test(name))
    for (const name of loader) copyFileSync(join('dist/server', name), join(scratch, name))
    write('one')
  })

  test('is kept for the next start, which does the same', () => {
    expect(run()).toBe(`one ${join(scratch, 'whole.cjs')}`)
    const before = readFileSync(keptFile('part.cjs'))
    expect(before.length).toBeGreaterThan(100)
    expect(run()).toBe(`one ${join(scratch, 'whole.cjs')}`)
    expect(readFileSync(keptFile('part.cjs'))).toEqual(before)
    expect(readdirSync(join(keptFile(''))).toSorted()).toEqual(['part.cjs', 'whole.cjs'])
  })

  test('is not used for a text of the same length that says something else', () => {
    run()
    write('two')
    expect(run()).toMatch(/^two /)
    expect(run()).toMatch(/^two /)
  })

  test.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut short', (whole: Buffer) => whole.subarray(0, whole.length - 40)],
    ['flipped in one bit', (whole: Buffer) => Buffer.from(whole).fill((whole.at(90) ?? 0) ^ 1, 90, 91)],
    ['of something else', () => Buffer.from('x'.repeat(5000))],
  ])('does not matter where it is %s', (_what, damage) => {
    run()
    const file = keptFile('part.cjs')
    const whole = readFileSync(file)
    writeFileSync(file, damage(whole))
    expect(run()).toMatch(/^one /)
    expect(readFileSync(file).length).toBe(whole.length)
  })

  test('does not matter where it cannot be written', () => {
    writeFileSync(kept, 'a file where the folder would be')
    expect(run()).toMatch(/^one /)
    rmSync(kept)
    mkdirSync(kept)
  })
})
