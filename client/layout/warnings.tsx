import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

/** Says above every page what somebody has to look after, such as a lost file. */
export function Warnings() {
  const health = useQuery(api.system.health.queryOptions())
  const warnings = health.data?.warnings ?? []
  if (warnings.length === 0) return null
  return (
    <Alert color="red" title="Something needs your attention" role="alert" mb="md">
      {warnings.map((warning) => (
        <div key={warning}>{warning}</div>
      ))}
    </Alert>
  )
}
