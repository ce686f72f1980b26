import { Table } from '@mantine/core'
import type { DayRange } from '../../shared/period.ts'
import type { Recommendation } from '../../shared/recommendation.ts'
import { explorerLink } from '../page-links.ts'
import classes from '../ui/figures-table.module.css'
import { formatCost } from '../ui/format-amount.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { shortResource } from '../ui/short-resource.ts'
import { TextLink } from '../ui/text-link.tsx'
import { CommandLine } from './command-line.tsx'

type Props = {
  readonly advice: Recommendation
  /** The days that the explorer shows of a resource. */
  readonly days: DayRange
}

/** The resources that a recommendation is about, each with its cost, what it saves, and how to look at it. */
export function ResourcesTable({ advice, days }: Props) {
  const { resources, resource_count, cloud_provider } = advice
  const left = resource_count - resources.length
  return (
    <ScrollRegion label={`Resources of ${advice.title}`} maxHeight="420px">
      <Table highlightOnHover stickyHeader horizontalSpacing={8} className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Resource</Table.Th>
            <Table.Th ta="right">Cost a month</Table.Th>
            <Table.Th ta="right">Saving a month</Table.Th>
            <Table.Th>Account</Table.Th>
            <Table.Th>Region</Table.Th>
            <Table.Th>Command</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {resources.map(({ resource_id, resource_name, account, region, monthly_cost, saving, command }) => (
            <Table.Tr key={`${resource_id} ${account ?? ''} ${region ?? ''}`}>
              <Table.Td title={resource_id}>
                <TextLink href={explorerLink({ cloud_provider, resource: resource_id }, days)}>
                  {resource_name ?? shortResource(resource_id)}
                </TextLink>
              </Table.Td>
              <Table.Td ta="right">{formatCost(monthly_cost)}</Table.Td>
              <Table.Td ta="right">{saving === null ? '–' : formatCost(saving)}</Table.Td>
              <Table.Td>{account ?? '–'}</Table.Td>
              <Table.Td>{region ?? '–'}</Table.Td>
              <Table.Td>{command === null ? '–' : <CommandLine command={command} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        {left === 0 ? null : (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Td colSpan={6}>{`and ${left} more that cost less`}</Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </ScrollRegion>
  )
}
