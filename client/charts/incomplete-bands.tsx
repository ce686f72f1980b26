import { barBand, pointBand } from './band-scale.ts'
import { barPadding } from './bar-padding.ts'
import classes from './incomplete-bands.module.css'
import { incompleteRuns } from './incomplete-runs.ts'
import type { Period } from './periods.ts'

type Props = {
  readonly kind: 'bar' | 'line'
  readonly periods: readonly Period[]
  /** Of the plot between its margins, in pixels. */
  readonly width: number
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number }
}

/** Hatches the periods whose costs are not all there yet, over what is drawn of them. */
export function IncompleteBands({ kind, periods, width, margin: { top, bottom, left } }: Props) {
  const count = periods.length
  const padding = barPadding(count, width)
  const bandOf = (index: number) =>
    kind === 'bar' ? barBand(index, count, width, padding) : pointBand(index, count, width)
  return (
    <div className={classes['bands']} style={{ top, bottom, left, width }} aria-hidden>
      {incompleteRuns(periods).map(({ first, last, labels }) => {
        const [start, end] = [bandOf(first), bandOf(last)]
        const style = { left: start.left, width: end.left + end.width - start.left }
        return (
          <div key={first} className={classes['band']} style={style} data-incomplete={labels.join(' ')} />
        )
      })}
    </div>
  )
}

/** What the hatching looks like, for a legend. */
export function IncompleteSwatch() {
  return <span className={classes['swatch']} />
}
