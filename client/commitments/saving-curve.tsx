import type { PurchasePlan } from '../../shared/purchase-plan.ts'
import { formatCost } from '../ui/format-amount.ts'
import { offerNames } from './commitment-words.ts'
import classes from './saving-curve.module.css'

const [width, height, edge] = [600, 140, 6]

/** What each size of a commitment would have saved in a month: it rises to the best size, and falls where it is unused. */
export function SavingCurve({ plan }: { readonly plan: PurchasePlan }) {
  const { curve, best, offer, cloud_provider } = plan
  const savings = curve.map(({ monthly_saving }) => monthly_saving)
  const most = Math.max(1e-9, ...curve.map(({ hourly_commitment }) => hourly_commitment))
  const [low, high] = [Math.min(0, ...savings), Math.max(1e-9, best.monthly_saving, ...savings)]
  const x = (hourly: number) => edge + ((width - 2 * edge) * hourly) / most
  const y = (saving: number) => edge + ((height - 2 * edge) * (high - saving)) / (high - low)
  const line = curve.map(
    ({ hourly_commitment, monthly_saving }) => `${x(hourly_commitment)},${y(monthly_saving)}`,
  )
  const label = `${cloud_provider} ${offerNames[offer].toLowerCase()}: the saving is greatest, ${formatCost(best.monthly_saving)} a month, at ${formatCost(best.hourly_commitment)} an hour.`
  return (
    <figure className={classes['figure']}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={classes['curve']}>
        <line x1={edge} x2={width - edge} y1={y(0)} y2={y(0)} className={classes['zero']} />
        <polyline points={line.join(' ')} className={classes['line']} />
        <circle
          cx={x(best.hourly_commitment)}
          cy={y(best.monthly_saving)}
          r={4}
          className={classes['best']}
        />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  )
}
