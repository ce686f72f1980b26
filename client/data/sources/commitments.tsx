import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { importLink } from '../../page-links.ts'
import { Answer } from '../../ui/answer.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import classes from '../data-table.module.css'
import { agreedWords, heldWords } from './commitment-words.ts'

/** What was agreed with providers, folded away. */
export function Commitments() {
  return (
    <Disclosure title="Contract commitments">
      <CommitmentTable />
    </Disclosure>
  )
}

function CommitmentTable() {
  const commitments = useQuery(api.contract_commitments.list.queryOptions({}))
  return (
    <Answer query={commitments} name="contract commitments" height={80}>
      {(all) =>
        all.length === 0 ? (
          <Text size="sm">
            None yet. A FOCUS ContractCommitment dataset brings them; drop it above like a bill.
          </Text>
        ) : (
          <ScrollRegion label="Contract commitments" maxHeight="420px">
            <Table className={classes['table'] ?? ''} stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Commitment</Table.Th>
                  <Table.Th>Holds</Table.Th>
                  <Table.Th className={classes['number'] ?? ''}>Agreed</Table.Th>
                  <Table.Th>From</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {all.map((commitment, index) => (
                  <Table.Tr key={`${commitment.contract_commitment_id} ${index}`}>
                    <Table.Td className={classes['words'] ?? ''}>
                      {commitment.contract_commitment_type ?? 'Commitment'}
                      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                        {commitment.contract_commitment_id}
                      </Text>
                    </Table.Td>
                    <Table.Td>{heldWords(commitment)}</Table.Td>
                    <Table.Td className={classes['number'] ?? ''}>{agreedWords(commitment)}</Table.Td>
                    <Table.Td>
                      <TextLink
                        href={importLink(commitment.import_id)}
                      >{`Import ${commitment.import_id}`}</TextLink>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollRegion>
        )
      }
    </Answer>
  )
}
