import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ResourceCost } from '../../shared/resource-costs.ts'
import { api } from '../api.ts'
import { Answer } from '../ui/answer.tsx'
import { Panel } from '../ui/panel.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './cost-table.module.css'
import type { ExplorerView } from './explorer-view.ts'
import { ResourceRow } from './resource-row.tsx'
import type { ChangeView } from './use-explorer-view.ts'
import { costFilter } from './view-query.ts'

type Props = { readonly view: ExplorerView; readonly change: ChangeView }

const numeric = ['Cost', 'Share', 'Change'] as const

/** The dearest resources of a view, with their place and their change. */
export function TopResources({ view, change }: Props) {
  const resources = useQuery(
    api.costs.resources.queryOptions({
      ...costFilter(view),
      incomplete_days: view.comparesIncomplete ? 'include' : 'leave_out',
    }),
  )
  const hasService = view.services.length !== 1
  return (
    <Panel title="Top resources">
      <Answer query={resources} name="resources" height={260}>
        {(rows) => (
          <ScrollRegion label="Top resources, as a table" maxHeight="520px">
            <Table highlightOnHover stickyHeader className={classes['table'] ?? ''}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Resource</Table.Th>
                  {hasService ? <Table.Th>Service</Table.Th> : null}
                  <Table.Th>Account</Table.Th>
                  <Table.Th>Region</Table.Th>
                  {numeric.map((name) => (
                    <Table.Th key={name} className={classes['number'] ?? ''}>
                      {name}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <ResourceRow
                    key={keyOf(row)}
                    row={row}
                    hasService={hasService}
                    hasBefore={rows.some((other) => (other.previous_cost ?? 0) !== 0)}
                    onPick={() => change({ resources: [row.resource], groupBy: 'charge_category' })}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </ScrollRegion>
        )}
      </Answer>
    </Panel>
  )
}

function keyOf({ resource, cloud_provider, service_name, account, region }: ResourceCost): string {
  return JSON.stringify([resource, cloud_provider, service_name, account, region])
}
