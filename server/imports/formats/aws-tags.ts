import type { Columns, Sql } from './columns.ts'
import { allTags, columnTags, mapTags } from './tag-text.ts'

const tagColumn = /^(?:resourceTags\/|resource_tags_)(user|aws)[:_](.+)$/i
const categoryColumn = /^(?:costCategory\/|cost_category_)(.+)$/i

/**
 * Tags have a column each, or one MAP for all, whose keys say what kind each is; so have cost categories, which stay
 * apart from tags of resources, as do tags of accounts and attributes of users.
 */
export function awsTags(columns: Columns): Sql {
  const single = columns.all.flatMap((column) => {
    const title = column.title ?? column.name
    const [, owner, key] = tagColumn.exec(title) ?? []
    // Keys may differ only in case, so their columns are named in full.
    if (key !== undefined) return [[owner === 'aws' ? `aws:${key}` : key, columns.exactly(column)] as const]
    const category = categoryColumn.exec(title)?.[1]
    return category === undefined ? [] : [[`cost_category/${category}`, columns.exactly(column)] as const]
  })
  const maps = mapTags(columns, ['resource_tags', 'cost_category', 'tags'], {
    resource_tags: 'aws',
    cost_category: 'cost_category/',
    tags: 'aws',
  })
  return allTags(columnTags(single), maps)
}
