import { quoteText } from '../../charges/quote.ts'
import type { Sql } from './columns.ts'

/** Names under which bills of Microsoft put all kinds of storage. */
const storageNames = ['storage', 'storage accounts', 'storage account', 'microsoft.storage/storageaccounts']

/** Words of meters that tell the kind of storage, the more telling ones first. */
const kinds = [
  ['managed disk|premium ssd|standard ssd|standard hdd|ultra disk|disk|snapshot', 'Managed Disks'],
  ['\\bqueue', 'Queues'],
  ['\\btable', 'Tables'],
  ['blob|data lake|adls', 'Blob Storage'],
  ['\\bfiles?\\b', 'Files'],
] as const

/**
 * SQL for the kind of storage that a row is about, as its meter tells; null for other services, and where nothing tells.
 *
 * @param service the name that the bill gives.
 * @param words what may tell, the best first: where one tells, the next ones are not asked.
 */
export function storagePart(service: Sql, words: readonly Sql[]): Sql {
  const names = storageNames.map(quoteText).join(', ')
  const told = words.filter((word) => word !== 'null').map(kindIn)
  if (told.length === 0 || service === 'null') return 'null'
  return `case when lower(${service}) in (${names}) then coalesce(${told.join(', ')}) end`
}

function kindIn(word: Sql): Sql {
  const cases = kinds.map(
    ([pattern, kind]) => `when regexp_matches(lower(${word}), ${quoteText(pattern)}) then ${quoteText(kind)}`,
  )
  return `case ${cases.join(' ')} end`
}
