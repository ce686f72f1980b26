import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { isUnderWay } from './import-status.tsx'

const pollEvery = 600

/** Every import, asked for again and again as long as one is under way. */
export function useImports() {
  return useQuery(
    api.imports.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some((one) => isUnderWay(one.status)) ? pollEvery : false),
    }),
  )
}
