import { Table, Text } from '@mantine/core'
import { kindLabel } from '../../shared/charge-kind.ts'
import type { Commitment } from '../../shared/commitment.ts'
import classes from '../ui/figures-table.module.css'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { Tag } from '../ui/tag.tsx'
import { endWords } from './commitment-words.ts'

type Props = { readonly commitments: readonly Commitment[] }

const orDash = (amount: number | null) => (amount === null ? '–' : formatCost(amount))
const percentOrDash = (percent: number | null) => (percent === null ? '–' : formatPercent(percent))

/** Every commitment: what it costs, how much of it is used, what it saves, and when it ends. */
export function CommitmentsTable({ commitments }: Props) {
  return (
    <ScrollRegion label="Commitments in figures" maxHeight="620px">
      <Table highlightOnHover stickyHeader horizontalSpacing={8} className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Commitment</Table.Th>
            <Table.Th>Ends</Table.Th>
            <Table.Th ta="right">An hour</Table.Th>
            <Table.Th ta="right">Cost</Table.Th>
            <Table.Th ta="right">Used</Table.Th>
            <Table.Th ta="right">On demand</Table.Th>
            <Table.Th ta="right">Net saving</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {commitments.map((one) => (
            <Table.Tr key={one.commitment_id}>
              <Table.Td>
                <div title={one.commitment_id}>{one.name}</div>
                <Text size="xs" c="dimmed">
                  {coversWords(one)}
                </Text>
              </Table.Td>
              <Table.Td>
                {endWords(one)} {one.is_ending_soon ? <Tag tone="warning">Ends soon</Tag> : null}
                {one.is_ending_soon && one.cost_when_it_ends !== null ? (
                  <Text size="xs" c="dimmed">
                    {`${formatCost(one.cost_when_it_ends)} more a month without it`}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td ta="right">{orDash(one.hourly_commitment)}</Table.Td>
              <Table.Td ta="right">{formatCost(one.committed_cost)}</Table.Td>
              <Table.Td ta="right">
                {percentOrDash(one.utilization_percent)}
                <Below>
                  {one.unused_cost === null
                    ? 'unused part not told'
                    : `${formatCost(one.unused_cost)} unused`}
                </Below>
              </Table.Td>
              <Table.Td ta="right">{orDash(one.on_demand_cost)}</Table.Td>
              <Table.Td ta="right">
                {orDash(one.net_saving)}
                {one.break_even_percent === null ? null : (
                  <Below>{`from ${formatPercent(one.break_even_percent)} used on`}</Below>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

function Below({ children }: { readonly children: string }) {
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  )
}

function coversWords({ cloud_provider, type, covers }: Commitment): string {
  const what = covers
    .slice(0, 3)
    .map(
      ({ service_name, resource_class, charge_kind }) =>
        `${service_name} ${resource_class ?? kindLabel(charge_kind)}`,
    )
  const covered = what.length === 0 ? [] : [`covers ${[...new Set(what)].join(', ')}`]
  return [cloud_provider, ...(type === null ? [] : [type]), ...covered].join(' · ')
}
