import { Tooltip } from '@mantine/core'
import { Link } from 'wouter'
import { anomaliesLink, anomalyLink } from '../page-links.ts'
import type { MarkCluster } from './mark-clusters.ts'
import classes from './trend-chart.module.css'
import { markWords } from './trend-words.ts'

type Props = { readonly cluster: MarkCluster; readonly x: number; readonly y: number }

/** A mark on the trend; it leads to the anomalies that it stands for. */
export function TrendMark({ cluster, x, y }: Props) {
  const [id, ...others] = cluster.anomalyIds
  const href = id !== undefined && others.length === 0 ? anomalyLink(id) : anomaliesLink(cluster.range)
  const label = markWords(cluster)
  return (
    <Tooltip label={label}>
      <Link
        href={href}
        aria-label={label}
        className={classes['mark'] ?? ''}
        data-severity={cluster.severity}
        style={{ left: x, top: y }}
      />
    </Tooltip>
  )
}
