import type { TagCoverage } from '../../shared/resource-costs.ts'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import classes from './tag-keys.module.css'

type Props = {
  readonly keys: TagCoverage['keys']
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
}

const mostKeys = 12

/** The tags in use, with the part of the cost that carries each. */
export function TagKeys({ keys, chosen, onChoose }: Props) {
  return (
    <ul className={classes['keys']} aria-label="Tags in use">
      {keys.slice(0, mostKeys).map(({ key, total_cost, percentage }) => (
        <li key={key}>
          <button
            type="button"
            className={classes['key']}
            aria-pressed={key === chosen}
            onClick={() => onChoose(key)}
          >
            <span className={classes['name']} title={key}>
              {key}
            </span>
            <span className={classes['track']}>
              <span style={{ width: `${Math.min(100, Math.max(0, percentage))}%` }} />
            </span>
            <span className={classes['cost']}>{formatCost(total_cost)}</span>
            <span className={classes['share']}>{formatPercent(percentage)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
