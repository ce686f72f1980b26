import { isChargeKind, kindLabel } from '../../shared/charge-kind.ts'
import { chargeCategories } from '../../shared/charge-query.ts'
import { chosenWords, toggled } from '../ui/chosen.ts'
import { withTag } from './closer-look.ts'
import type { ExplorerView } from './explorer-view.ts'
import classes from './filter-bar.module.css'
import { TagKeyFilter } from './tag-key-filter.tsx'
import type { ChangeView } from './use-explorer-view.ts'
import { ValueFilter } from '../ui/value-filter.tsx'
import { costFilter } from './view-query.ts'

type Props = { readonly view: ExplorerView; readonly change: ChangeView }

/** What bills know beside provider and service. */
export function MoreFilters({ view, change }: Props) {
  const { accounts, regions, kinds, chargeCategories: categories, resources, tags, tagKey } = view
  const { account: _account, ...besideAccount } = costFilter(view)
  const { region: _region, ...besideRegion } = costFilter(view)
  const { charge_kind: _kind, ...besideKind } = costFilter(view)
  const { charge_category: _category, ...besideCategory } = costFilter(view)
  const { resource: _resource, ...besideResource } = costFilter(view)
  const { tag: _tag, ...besideTag } = costFilter(view)
  const values = tags.flatMap((tag) => (tag.startsWith(`${tagKey}=`) ? [tag.slice(`${tagKey}=`.length)] : []))
  return (
    <div className={classes['more']}>
      <ValueFilter
        label="Accounts"
        noun="an account"
        summary={chosenWords(accounts, 'accounts')}
        chosen={accounts}
        question={{ ...besideAccount, of: 'account' }}
        onToggle={(name) => change({ accounts: toggled(accounts, name) })}
      />
      <ValueFilter
        label="Regions"
        noun="a region"
        summary={chosenWords(regions, 'regions')}
        chosen={regions}
        question={{ ...besideRegion, of: 'region' }}
        onToggle={(name) => change({ regions: toggled(regions, name) })}
      />
      <ValueFilter
        label="Kinds of charges"
        noun="a kind"
        summary={chosenWords(kinds.map(kindLabel), 'kinds')}
        chosen={kinds}
        question={{ ...besideKind, of: 'charge_kind' }}
        labelOf={(name) => (isChargeKind(name) ? kindLabel(name) : name)}
        onToggle={(name) => change({ kinds: toggled(kinds, name).filter(isChargeKind) })}
      />
      <ValueFilter
        label="Charge categories"
        noun="a charge category"
        summary={chosenWords(categories, 'categories')}
        chosen={categories}
        question={{ ...besideCategory, of: 'charge_category' }}
        onToggle={(name) => {
          const wanted = toggled(categories, name)
          change({ chargeCategories: chargeCategories.filter((category) => wanted.includes(category)) })
        }}
      />
      <ValueFilter
        label="Resources"
        noun="a resource"
        summary={chosenWords(resources, 'resources')}
        chosen={resources}
        question={{ ...besideResource, of: 'resource' }}
        onToggle={(name) => change({ resources: toggled(resources, name) })}
      />
      <TagKeyFilter view={view} change={change} />
      <ValueFilter
        label="Tag value"
        noun="a value"
        summary={tagKey === null ? 'Choose a key first' : chosenWords(values, 'values')}
        chosen={values}
        question={{ ...besideTag, of: 'tag', ...(tagKey === null ? {} : { tag_key: tagKey }) }}
        isDisabled={tagKey === null}
        isSingle
        onToggle={(name) =>
          change({
            tags: values.includes(name)
              ? tags.filter((tag) => tag !== `${tagKey}=${name}`)
              : withTag(view, name),
          })
        }
      />
    </div>
  )
}
