import { Table, Text } from '@mantine/core'
import type { ExplanationCause } from '../../shared/explanation.ts'
import { formatDifference } from '../ui/format-amount.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from '../ui/figures-table.module.css'
import { causeMeanings } from './explanation-words.ts'

type Props = { readonly causes: readonly ExplanationCause[] }

/** Every cause with what it means and what makes the most of it. */
export function CausesTable({ causes }: Props) {
  return (
    <ScrollRegion label="Causes" maxHeight="560px">
      <Table horizontalSpacing={8} className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Cause</Table.Th>
            <Table.Th ta="right">Change</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {causes.map(({ label, change, drivers }) => (
            <Table.Tr key={label}>
              <Table.Td>
                <div>{label}</div>
                <Text size="xs" c="dimmed">
                  {causeMeanings[label]}
                </Text>
                {drivers.map((driver) => (
                  <Text key={driver.label} size="xs">
                    {`${formatDifference(driver.change)}  ${driver.label}`}
                  </Text>
                ))}
              </Table.Td>
              <Table.Td ta="right">{formatDifference(change)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}
