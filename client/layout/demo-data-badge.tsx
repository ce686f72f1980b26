import { Badge, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import classes from './demo-data-badge.module.css'

/** Stands in the header as long as any figure can contain demo data. */
export function DemoDataBadge() {
  const health = useQuery(api.system.health.queryOptions())
  if (health.data?.has_demo_data !== true) return null
  return (
    <Tooltip label="The figures contain made-up demo data. Import a bill, then remove it.">
      <Badge className={classes['badge'] ?? ''} tt="none" tabIndex={0}>
        Demo data
      </Badge>
    </Tooltip>
  )
}
