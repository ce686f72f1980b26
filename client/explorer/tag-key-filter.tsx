import type { ExplorerView } from './explorer-view.ts'
import type { ChangeView } from './use-explorer-view.ts'
import { ValueFilter } from '../ui/value-filter.tsx'
import { costFilter } from './view-query.ts'

type Props = { readonly view: ExplorerView; readonly change: ChangeView }

/** Which tag is meant, by its key. */
export function TagKeyFilter({ view, change }: Props) {
  const { tag: _tag, ...question } = costFilter(view)
  return (
    <ValueFilter
      label="Tag key"
      noun="a tag key"
      summary={view.tagKey ?? 'None'}
      chosen={view.tagKey === null ? [] : [view.tagKey]}
      question={{ ...question, of: 'tag_key' }}
      isSingle
      onToggle={(name) => change({ tagKey: name === view.tagKey ? null : name })}
    />
  )
}
