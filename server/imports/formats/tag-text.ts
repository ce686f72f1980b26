import { quoteText } from '../../charges/quote.ts'
import type { Columns, Sql } from './columns.ts'

/** Separates groups of tags, a group's name from its tags, tags of a group, and a key from its value. */
const separators = { group: '\u001d', name: '\u001c', tag: '\u001f', value: '\u001e' } as const

/**
 * SQL for the tags that stand together in one column, as JSON, MAP or whatever text the provider writes.
 *
 * @param prefixes what keys of each column get in front, by column; keys of different columns stay apart. `aws` stands
 *   for keys that say themselves what they are.
 */
export function mapTags(
  columns: Columns,
  names: readonly string[],
  prefixes: Readonly<Record<string, string>> = {},
): Sql {
  const groups = names
    .filter((name) => columns.has(name))
    .map((name) => groupSql(prefixes[name] ?? '', columns.text(name)))
  return joined(groups, separators.group)
}

/**
 * SQL for tags that have one column each.
 *
 * @param keyed the key of each tag with the SQL of its value.
 */
export function columnTags(keyed: readonly (readonly [key: string, value: Sql])[]): Sql {
  return joined(
    keyed.map(([key, value]) => `${quoteText(`${key}${separators.value}`)} || ${value}`),
    separators.tag,
  )
}

/** Puts the tags of several notations together. */
export function allTags(...parts: readonly Sql[]): Sql {
  return joined(
    parts.filter((part) => part !== 'null'),
    separators.group,
  )
}

function groupSql(prefix: string, value: Sql): Sql {
  return prefix === '' ? value : `${quoteText(`${prefix}${separators.name}`)} || ${value}`
}

function joined(parts: readonly Sql[], separator: string): Sql {
  if (parts.length === 0) return 'null'
  return parts.length === 1
    ? String(parts[0])
    : `nullif(concat_ws(${quoteText(separator)}, ${parts.join(', ')}), '')`
}

/** How keys of the maps of AWS begin, and how the same keys begin elsewhere in its bills. */
const awsKinds = [
  [/^resourceTag\/(?:user:)?/, ''],
  [/^user[_:]/, ''],
  [/^aws[_:]/, 'aws:'],
  [/^accountTag\//, 'account_tag/'],
  [/^costCategory\//, 'cost_category/'],
  [/^userAttribute\//, 'user_attribute/'],
] as const

/** Groups whose keys are not prefixed but renamed. */
const renamed: Readonly<Record<string, (key: string) => string>> = {
  aws: (key) => {
    const [start, plain] = awsKinds.find(([kind]) => kind.test(key)) ?? [/^/, '']
    return key.replace(start, plain)
  },
}

/**
 * The tags of a row: JSON objects and lists of `{key, value}`, also without braces or in Python's notation, and tags
 * that had one column each.
 *
 * @param text what the SQL of this file gives for a row.
 * @returns key and value pairs ordered by key, without empty values; a key that repeats keeps its last value.
 */
export function parseTags(text: string): (readonly [key: string, value: string])[] {
  const tags = new Map<string, string>()
  for (const group of text.split(separators.group)) {
    const [first = '', second] = group.split(separators.name)
    const prefix = second === undefined ? '' : first
    const nameOf = renamed[prefix] ?? ((key: string) => prefix + key)
    for (const [key, value] of entriesOf((second ?? first).trim())) {
      if (key !== '' && value !== '') tags.set(nameOf(key), value)
    }
  }
  return [...tags].sort(([one], [other]) => (one < other ? -1 : 1))
}

function entriesOf(text: string): (readonly [string, string])[] {
  if (text.includes(separators.value)) {
    return text.split(separators.tag).map((tag) => {
      const [key = '', value = ''] = tag.split(separators.value)
      return [key, value]
    })
  }
  if (text === '' || text === '{}' || text === '[]') return []
  return fromJson(text) ?? fromJson(`{${text}}`) ?? fromPython(text)
}

function fromJson(text: string): (readonly [string, string])[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (Array.isArray(value)) return value.flatMap(pairOf)
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).map(([key, entry]) => [key, plain(entry)])
}

function pairOf(entry: unknown): (readonly [string, string])[] {
  if (typeof entry !== 'object' || entry === null) return []
  const { key, value } = { key: undefined, value: undefined, ...entry }
  return [[plain(key), plain(value)]]
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Quoted words in turn are keys and values; `'key': 'team', 'value': 'web'` names them itself. */
function fromPython(text: string): (readonly [string, string])[] {
  const listed = [
    ...text.matchAll(/'key'\s*:\s*'((?:[^'\\]|\\.)*)'\s*,\s*'value'\s*:\s*'((?:[^'\\]|\\.)*)'/g),
  ]
  const pairs =
    listed.length > 0 ? listed : [...text.matchAll(/["']((?:[^"'\\]|\\.)*)["']\s*[:=]\s*["']?([^"',}]*)/g)]
  return pairs.map((match) => [match[1] ?? '', (match[2] ?? '').trim()] as const)
}
