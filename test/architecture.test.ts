import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cycleIn, importsBelow, importsOf, violations } from './support/import-rules.ts'

const imports = importsBelow(['client', 'server', 'shared'])

describe('imports', () => {
  test('go in the direction of the house', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect(violations(imports)).toEqual([])
  })

  test('make no circle', () => expect(cycleIn(imports)).toBeNull())

  test.each([
    ['shared/money.ts', "import { readFileSync } from 'node:fs'"],
    ['shared/money.ts', "import { createClock } from '../server/clock.ts'"],
    ['server/costs/list-costs.ts', "import { theme } from '../../client/theme.ts'"],
    ['client/explorer/page.tsx', "import type { AppRouter } from '../../server/router.ts'"],
    ['client/api.ts', "import { appRouter } from '../server/router.ts'"],
    ['client/explorer/page.tsx', "import { dropZone } from '../imports/drop-zone.tsx'"],
    ['server/costs/list-costs.ts', "import { costsRouter } from '../imports/imports-router.ts'"],
    ['server/costs/list-costs.ts', "import { answer } from '../assistant/answer.ts'"],
    ['server/costs/list-costs.ts', "import pg from 'pg'"],
    ['server/costs/list-costs.ts', "  const { answer } = await import('../assistant/answer.ts')"],
    ['server/costs/list-costs.ts', "export {\n  createApp,\n} from '../app.ts'"],
  ])('of the wrong kind are found: %s', (file, text) => {
    expect(violations(importsOf(file, text))).toHaveLength(1)
  })

  test('in a circle are found', () => {
    const planted = [
      ...importsOf('server/a.ts', "import { b } from './b.ts'"),
      ...importsOf('server/b.ts', "import { a } from './a.ts'"),
    ]
    expect(cycleIn(planted)).toEqual(['server/a.ts', 'server/b.ts', 'server/a.ts'])
  })
})

describe('the documentation', () => {
  const settings = [...readFileSync('server/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
    (match) => match[1] ?? '',
  )

  test('names every setting, in .env.example and in the README', () => {
    expect(settings).toContain('DATABASE_URL')
    const example = readFileSync('.env.example', 'utf8')
    const readme = readFileSync('README.md', 'utf8')
    for (const setting of settings) {
      expect([setting, example.includes(`${setting}=`)]).toEqual([setting, true])
      expect([setting, readme.includes(`\`${setting}\``)]).toEqual([setting, true])
    }
  })

  test.each(['README.md', 'CONTRIBUTING.md'])('%s names only files that exist', (file) => {
    const text = readFileSync(file, 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '')
    const paths = [...text.matchAll(/`((?:client|server|shared|test|docs)\/[\w./-]+)`/g)].map(
      (match) => match[1] ?? '',
    )
    expect(links.length + paths.length).toBeGreaterThan(3)
    for (const path of [...links, ...paths]) expect([path, existsSync(path)]).toEqual([path, true])
  })
})
