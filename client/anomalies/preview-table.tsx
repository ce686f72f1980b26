import { Table } from '@mantine/core'
import { anomalyKinds, severities } from '../../shared/anomaly-terms.ts'
import type { AnomalyPreview } from '../../shared/anomaly-answers.ts'
import { kindNames, severityNames } from '../charts/anomaly-words.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './gates-preview.module.css'
import { formatCost } from '../ui/format-amount.ts'

type Props = { readonly preview: AnomalyPreview; readonly isStale: boolean }

const worstFirst = severities.toReversed()

/** What the gates tried would have found, beside those in force. */
export function PreviewTable({ preview, isStale }: Props) {
  const { range, proposed, current } = preview
  const rows = [
    ['These settings', proposed],
    ['In force now', current],
  ] as const
  const days = range === null ? 'There is no data to try them on.' : `Over ${formatDayRange(range)}.`
  return (
    <ScrollRegion label="What the settings find" maxHeight="240px">
      <Table className={classes['table'] ?? ''} aria-busy={isStale} captionSide="bottom">
        <Table.Caption>{days}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Settings</Table.Th>
            <Table.Th ta="right">Found</Table.Th>
            <Table.Th ta="right">Impact</Table.Th>
            {worstFirst.map((severity) => (
              <Table.Th key={severity} ta="right">
                {severityNames[severity]}
              </Table.Th>
            ))}
            {anomalyKinds.map((kind) => (
              <Table.Th key={kind} ta="right">
                {kindNames[kind]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, found]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">
                {`${name}: ${found.gates.threshold_percent}%, ${formatCost(found.gates.min_impact)}`}
              </Table.Th>
              <Table.Td ta="right">{found.found}</Table.Td>
              <Table.Td ta="right">{formatCost(found.impact)}</Table.Td>
              {worstFirst.map((severity) => (
                <Table.Td key={severity} ta="right">
                  {found.by_severity[severity] ?? 0}
                </Table.Td>
              ))}
              {anomalyKinds.map((kind) => (
                <Table.Td key={kind} ta="right">
                  {found.by_kind[kind] ?? 0}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}
