import { Table } from '@mantine/core'
import { coverageDimensions, type CommitmentsResponse } from '../../shared/commitment.ts'
import classes from '../ui/figures-table.module.css'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { Panel } from '../ui/panel.tsx'
import { Pick } from '../ui/pick.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import { dimensionNames } from './commitment-words.ts'
import type { CommitmentsView } from './commitments-view.ts'
import { CoverageChart } from './coverage-chart.tsx'

type Props = {
  readonly answer: CommitmentsResponse
  readonly view: CommitmentsView
  readonly change: ChangeAddress<CommitmentsView>
}

/** How much of the usage that commitments could cover they do cover, over time and in parts. */
export function CoveragePanel({ answer, view, change }: Props) {
  return (
    <Panel
      title="Coverage"
      actions={
        <Pick
          label="Divide by"
          options={coverageDimensions}
          names={dimensionNames}
          value={view.by}
          onChange={(by) => change({ by })}
        />
      }
    >
      <CoverageChart periods={answer.coverage_over_time} />
      <ScrollRegion label="Coverage in parts" maxHeight="560px">
        <Table highlightOnHover stickyHeader horizontalSpacing={8} className={classes['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{dimensionNames[view.by]}</Table.Th>
              <Table.Th ta="right">Covered</Table.Th>
              <Table.Th ta="right">On demand</Table.Th>
              <Table.Th ta="right">Coverage</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.coverage.map(({ value, covered_cost, uncovered_cost, coverage_percent }) => (
              <Table.Tr key={value ?? ''}>
                <Table.Td>{value ?? 'Not known'}</Table.Td>
                <Table.Td ta="right">{formatCost(covered_cost)}</Table.Td>
                <Table.Td ta="right">{formatCost(uncovered_cost)}</Table.Td>
                <Table.Td ta="right">
                  {coverage_percent === null ? '–' : formatPercent(coverage_percent)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </Panel>
  )
}
