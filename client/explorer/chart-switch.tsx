import { SegmentedControl } from '@mantine/core'
import { ChartColumnStacked, ChartLine, Table2, type LucideIcon } from 'lucide-react'
import classes from './chart-switch.module.css'
import { chartKinds, type ChartKind } from './explorer-view.ts'

type Props = { readonly value: ChartKind; readonly onChange: (kind: ChartKind) => void }

const faces: Record<ChartKind, { readonly name: string; readonly Icon: LucideIcon }> = {
  bar: { name: 'Bars', Icon: ChartColumnStacked },
  line: { name: 'Lines', Icon: ChartLine },
  table: { name: 'Table', Icon: Table2 },
}

/** How the answer is drawn. */
export function ChartSwitch({ value, onChange }: Props) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Show as"
      value={value}
      onChange={onChange}
      data={chartKinds.map((kind) => {
        const { name, Icon } = faces[kind]
        return {
          value: kind,
          label: (
            <span className={classes['face']}>
              <Icon size={14} aria-hidden />
              {name}
            </span>
          ),
        }
      })}
    />
  )
}
