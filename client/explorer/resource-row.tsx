import { Table } from '@mantine/core'
import type { ResourceCost } from '../../shared/resource-costs.ts'
import { formatCost, formatChange, formatPercent } from '../ui/format-amount.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { shortResource } from '../ui/short-resource.ts'
import classes from './cost-table.module.css'

type Props = {
  readonly row: ResourceCost
  readonly hasService: boolean
  /** Whether anything was there before, so that something can be new. */
  readonly hasBefore: boolean
  readonly onPick: () => void
}

/** One resource; picking it shows what it consists of. */
export function ResourceRow({ row, hasService, hasBefore, onPick }: Props) {
  const { resource, resource_name, service_name, account, region, percentage_change } = row
  const change = percentage_change === null ? (hasBefore ? 'New' : '–') : formatChange(percentage_change)
  const short = shortResource(resource)
  return (
    <Table.Tr>
      <Table.Td className={classes['resource'] ?? ''}>
        <LinkButton title={resource} onClick={onPick}>
          {resource_name ?? short}
        </LinkButton>
        {resource_name === null || resource_name === short ? null : (
          <div className={classes['detail']}>{short}</div>
        )}
      </Table.Td>
      {hasService ? <Table.Td>{service_name}</Table.Td> : null}
      <Table.Td>{account ?? '–'}</Table.Td>
      <Table.Td>{region ?? '–'}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{formatCost(row.total_cost)}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{formatPercent(row.percentage)}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{change}</Table.Td>
    </Table.Tr>
  )
}
