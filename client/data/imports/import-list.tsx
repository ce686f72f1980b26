import { Paper, Table } from '@mantine/core'
import { FileInput } from 'lucide-react'
import { Answer } from '../../ui/answer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import classes from '../data-table.module.css'
import { ImportRow } from './import-row.tsx'
import { useImports } from './use-imports.ts'

type Props = {
  readonly openId: number | null
  readonly onOpen: (id: number) => void
}

/** Everything that came in, newest first. */
export function ImportList({ openId, onOpen }: Props) {
  const imports = useImports()
  return (
    <Answer query={imports} name="imports" height={320}>
      {(all) =>
        all.length === 0 ? (
          <Paper>
            <EmptyState
              Icon={FileInput}
              title="No bill has been imported yet"
              lines={[
                'Drop one above. It can be undone at any time, and the same file twice changes nothing.',
              ]}
            />
          </Paper>
        ) : (
          <Panel title="All imports">
            <ScrollRegion label="Imports" maxHeight="460px">
              <Table className={classes['table'] ?? ''} stickyHeader highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th className={classes['number'] ?? ''}>Import</Table.Th>
                    <Table.Th>Files</Table.Th>
                    <Table.Th>Status</Table.Th>
                    <Table.Th>Delivered</Table.Th>
                    <Table.Th>Format</Table.Th>
                    <Table.Th className={classes['number'] ?? ''}>Rows kept</Table.Th>
                    <Table.Th className={classes['number'] ?? ''}>Rejected</Table.Th>
                    <Table.Th className={classes['number'] ?? ''}>Undo</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {all.map((one) => (
                    <ImportRow
                      key={one.id}
                      row={one}
                      isOpen={one.id === openId}
                      onOpen={() => onOpen(one.id)}
                    />
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollRegion>
          </Panel>
        )
      }
    </Answer>
  )
}
