import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react'
import { formatChange } from './format-amount.ts'
import classes from './change-figure.module.css'

const arrows = { increasing: ArrowUpRight, decreasing: ArrowDownRight, stable: ArrowRight } as const

type Props = { readonly percentage: number; readonly trend: keyof typeof arrows }

/** A change in percent with its direction as arrow, colour and word. */
export function ChangeFigure({ percentage, trend }: Props) {
  const Arrow = arrows[trend]
  return (
    <span className={classes['change']} data-trend={trend}>
      <Arrow size={20} aria-hidden />
      {formatChange(percentage)}
      <span className={classes['word']}>{trend}</span>
    </span>
  )
}
