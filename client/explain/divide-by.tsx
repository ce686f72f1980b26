import { Group } from '@mantine/core'
import { waterfallDimensions, type Explanation } from '../../shared/explanation.ts'
import { Pick } from '../ui/pick.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import { ValueFilter } from '../ui/value-filter.tsx'
import { explainQuery, type ExplainView } from './explain-view.ts'
import { dimensionNames } from './explanation-words.ts'

type Props = {
  readonly view: ExplainView
  readonly change: ChangeAddress<ExplainView>
  readonly explanation: Explanation
}

/** What the difference is divided by, and by which tag. */
export function DivideBy({ view, change, explanation }: Props) {
  const { metric, cloud_provider, service_name } = explainQuery(view)
  const days = explanation.current ?? {}
  return (
    <Group gap="xs">
      <Pick
        label="Divide by"
        options={waterfallDimensions}
        names={dimensionNames}
        value={view.by}
        onChange={(by) => change({ by })}
      />
      {view.by === 'tag' ? (
        <ValueFilter
          label="Tag key"
          noun="a tag key"
          summary={view.tag_key === '' ? 'None' : view.tag_key}
          chosen={view.tag_key === '' ? [] : [view.tag_key]}
          question={{ metric, cloud_provider, service_name, ...days, of: 'tag_key' }}
          isSingle
          onToggle={(name) => change({ tag_key: name === view.tag_key ? '' : name })}
        />
      ) : null}
    </Group>
  )
}
