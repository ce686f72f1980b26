import { Table } from '@mantine/core'
import type { Explanation, Waterfall } from '../../shared/explanation.ts'
import { sumMoney } from '../../shared/money.ts'
import { partSubject } from '../charts/part-subject.ts'
import { explorerLink } from '../page-links.ts'
import { formatCost, formatChange, formatDifference } from '../ui/format-amount.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { Tag } from '../ui/tag.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { dimensionNames, stateNames } from './explanation-words.ts'
import classes from '../ui/figures-table.module.css'

type Props = {
  readonly explanation: Explanation
  readonly waterfall: Waterfall
  /** The tag that the waterfall is divided by; empty for none. */
  readonly tagKey: string
}

/** Every part of the difference; the last row shows that they add up to it. */
export function PartsTable({ explanation, waterfall, tagKey }: Props) {
  const { dimension, parts } = waterfall
  const { current, previous } = explanation
  const both =
    current === null || previous === null
      ? null
      : { start_date: previous.start_date, end_date: current.end_date }
  return (
    <ScrollRegion label="Parts of the difference" maxHeight="560px">
      <Table highlightOnHover stickyHeader horizontalSpacing={8} className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{dimensionNames[dimension]}</Table.Th>
            <Table.Th ta="right">Before</Table.Th>
            <Table.Th ta="right">Now</Table.Th>
            <Table.Th ta="right">Change</Table.Th>
            <Table.Th ta="right">In percent</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map((part) => {
            const subject = partSubject({ dimension, tag_key: tagKey }, part)
            const state = stateNames[part.state]
            return (
              <Table.Tr key={`${part.cloud_provider} ${part.label}`}>
                <Table.Td>
                  {subject === null || both === null ? (
                    part.label
                  ) : (
                    <TextLink href={explorerLink(subject, both)}>{part.label}</TextLink>
                  )}{' '}
                  {state === '' ? null : <Tag>{state}</Tag>}
                </Table.Td>
                <Table.Td ta="right">{part.state === 'days' ? '–' : formatCost(part.previous)}</Table.Td>
                <Table.Td ta="right">{part.state === 'days' ? '–' : formatCost(part.current)}</Table.Td>
                <Table.Td ta="right">{formatDifference(part.change)}</Table.Td>
                <Table.Td ta="right">
                  {part.percentage_change === null ? '–' : formatChange(part.percentage_change)}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{`All ${parts.length} together`}</Table.Th>
            <Table.Td ta="right">{formatCost(explanation.previous_total)}</Table.Td>
            <Table.Td ta="right">{formatCost(explanation.current_total)}</Table.Td>
            <Table.Td ta="right">{formatDifference(sumMoney(parts.map((part) => part.change)))}</Table.Td>
            <Table.Td ta="right">
              {explanation.percentage_change === null ? '–' : formatChange(explanation.percentage_change)}
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </ScrollRegion>
  )
}
