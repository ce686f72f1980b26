import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Webhook } from '../../shared/webhook.ts'
import { api } from '../api.ts'
import { Answer } from '../ui/answer.tsx'
import { formatInstant } from '../ui/format-instant.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { Tag } from '../ui/tag.tsx'
import { attemptWords, deliveryName, deliveryTones, planWords } from './delivery-words.ts'

type Props = { readonly webhook: Webhook }

/** What was sent to a webhook, newest first, with every try. */
export function DeliveryLog({ webhook }: Props) {
  const deliveries = useQuery(api.webhooks.deliveries.queryOptions({ id: webhook.id }))
  return (
    <Answer query={deliveries} name="deliveries" height={120}>
      {(all) =>
        all.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nothing was sent yet.
          </Text>
        ) : (
          <ScrollRegion label={`Deliveries to ${webhook.name}`} maxHeight="320px">
            <Table style={{ whiteSpace: 'nowrap' }}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Queued</Table.Th>
                  <Table.Th>What</Table.Th>
                  <Table.Th>Result</Table.Th>
                  <Table.Th ta="right">Tries</Table.Th>
                  <Table.Th>Last answer</Table.Th>
                  <Table.Th>Next try</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {all.map((delivery) => (
                  <Table.Tr key={delivery.id}>
                    <Table.Td>{formatInstant(delivery.created_at)}</Table.Td>
                    <Table.Td>{deliveryName(delivery)}</Table.Td>
                    <Table.Td>
                      <Tag tone={deliveryTones[delivery.status]}>{delivery.status}</Tag>
                    </Table.Td>
                    <Table.Td ta="right">{delivery.attempts.length}</Table.Td>
                    <Table.Td>{attemptWords(delivery)}</Table.Td>
                    <Table.Td>{planWords(delivery)}</Table.Td>
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
