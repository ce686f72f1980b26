import { barBand, pointBand } from './band-scale.ts'
import { barPadding } from './bar-padding.ts'
import classes from './incomplete-bands.module.css'
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
  const padding = barPadding(periods.length, width)
  return (
    <div className={classes['bands']} style={{ top, bottom, left, width }} aria-hidden>
      {periods.map(({ label, incomplete }, index) => {
        if (incomplete === undefined) return null
        const band =
          kind === 'bar'
            ? barBand(index, periods.length, width, padding)
            : pointBand(index, periods.length, width)
        return <div key={label} className={classes['band']} style={band} data-incomplete={label} />
      })}
    </div>
  )
}

/** What the hatching looks like, for a legend. */
export function IncompleteSwatch() {
  return <span className={classes['swatch']} />
}
