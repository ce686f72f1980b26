import { Progress, Text } from '@mantine/core'
import type { ImportProgress } from '../../shared/bill-import.ts'

type Props = { readonly progress: ImportProgress }

const count = new Intl.NumberFormat('en-US')

const phases: Record<ImportProgress['phase'], string> = {
  waiting: 'Waiting for the import before it',
  unpacking: 'Unpacking',
  reading: 'Reading',
  writing: 'Writing',
  finishing: 'Finishing',
}

/** How far an import is, in bytes, with its speed. */
export function ReadingProgress({ progress }: Props) {
  const { phase, bytes_done, bytes_total, rows_done, rows_per_second } = progress
  const part = bytes_total === 0 ? 0 : Math.min(100, (bytes_done / bytes_total) * 100)
  return (
    <div>
      <Progress value={part} aria-label="Part of the bill that is read" size="md" />
      <Text size="xs" c="dimmed" mt={4}>
        {`${phases[phase]}: ${count.format(rows_done)} rows, ${count.format(Math.round(rows_per_second))} a second`}
      </Text>
    </div>
  )
}
