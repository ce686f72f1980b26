import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** One import statement: who imports what, and whether only its types. */
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

const statement = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm
const later = /await import\('([^']+)'\)/g

/** The imports of every source file below some folders; relative ones as paths from the root. */
export function importsBelow(folders: readonly string[]): Import[] {
  return folders.flatMap(sourceFiles).flatMap((file) => importsOf(file, readFileSync(file, 'utf8')))
}

/** The imports of one file, given its text; those that wait until they are needed count as well. */
export function importsOf(file: string, text: string): Import[] {
  const at = (target: string) => (target.startsWith('.') ? normalize(join(dirname(file), target)) : target)
  return [
    ...[...text.matchAll(statement)].map(([, type, target = '']) => ({
      from: file,
      to: at(target),
      typeOnly: type !== undefined,
    })),
    ...[...text.matchAll(later)].map(([, target = '']) => ({ from: file, to: at(target), typeOnly: false })),
  ]
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => join(folder, name))
}

type Rule = { readonly sentence: string; breaks(edge: Import): boolean }

const featureOf = (path: string, side: string) => new RegExp(`^${side}/([^/]+)/`).exec(path)?.[1]
const sharedPackages = /^(zod|dayjs)(\/|$)/
const clientBase = ['ui', 'charts', 'layout']
const answering = ['assistant', 'mcp']

const rules: readonly Rule[] = [
  {
    sentence: 'shared imports itself, zod and dayjs only',
    breaks: ({ from, to }) =>
      from.startsWith('shared/') && !to.startsWith('shared/') && !sharedPackages.test(to),
  },
  {
    sentence: 'the server does not know the client',
    breaks: ({ from, to }) => from.startsWith('server/') && to.startsWith('client/'),
  },
  {
    sentence:
      'the client knows of the server only the router’s type, in one place each for the page and for programs',
    breaks: ({ from, to, typeOnly }) =>
      from.startsWith('client/') &&
      to.startsWith('server/') &&
      !(typeOnly && to === 'server/router.ts' && ['client/api.ts', 'client/create-client.ts'].includes(from)),
  },
  {
    sentence: 'a page feature imports no other feature',
    breaks({ from, to }) {
      const [own, other] = [featureOf(from, 'client'), featureOf(to, 'client')]
      return (
        own !== undefined &&
        other !== undefined &&
        own !== other &&
        !clientBase.includes(other) &&
        own !== 'layout'
      )
    },
  },
  {
    sentence: 'only the router imports feature routers',
    breaks: ({ from, to }) =>
      from.startsWith('server/') &&
      to.endsWith('-router.ts') &&
      from !== 'server/router.ts' &&
      !typeOnlyNeighbour(from, to),
  },
  {
    sentence: 'nobody but the entries imports the app or main',
    breaks: ({ from, to }) =>
      (to === 'server/app.ts' && from !== 'server/main.ts') ||
      (to === 'server/main.ts' && from !== 'server/develop.ts'),
  },
  {
    sentence: 'nobody but the composition imports the assistant or MCP',
    breaks({ from, to }) {
      const [own, other] = [featureOf(from, 'server'), featureOf(to, 'server')]
      return own !== undefined && other !== undefined && answering.includes(other) && !answering.includes(own)
    },
  },
  {
    sentence: 'only the database folder knows the drivers and the dialect',
    breaks: ({ from, to }) =>
      from.startsWith('server/') && !from.startsWith('server/database/') && /^(pg|better-sqlite3)/.test(to),
  },
]

function typeOnlyNeighbour(from: string, to: string): boolean {
  return dirname(from) === dirname(to)
}

/** What in these imports goes against the direction of the house, one sentence each. */
export function violations(imports: readonly Import[]): string[] {
  return rules.flatMap((rule) =>
    imports
      .filter((edge) => rule.breaks(edge))
      .map((edge) => `${rule.sentence}: ${edge.from} imports ${edge.to}`),
  )
}

/** A chain of files that import each other in a circle, or null. Imports of types only do not count. */
export function cycleIn(imports: readonly Import[]): string[] | null {
  const targets = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) {
    if (!typeOnly) targets.set(from, [...(targets.get(from) ?? []), to])
  }
  const done = new Set<string>()
  const search = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return null
    for (const target of targets.get(file) ?? []) {
      const cycle = search(target, [...path, file])
      if (cycle !== null) return cycle
    }
    done.add(file)
    return null
  }
  for (const file of targets.keys()) {
    const cycle = search(file, [])
    if (cycle !== null) return cycle
  }
  return null
}
