import type { ViewFilters } from '../../shared/assistant-answer.ts'

export const explorerPath = '/explorer'

/** What in the explorer's address says which costs are shown. */
const filterNames = ['provider', 'service', 'preset', 'start_date', 'end_date']

/**
 * The explorer's address with other filters. How it shows the costs stays as it is.
 *
 * @param search the query part of the explorer's present address, empty where it is not open.
 */
export function withFilters(search: string, filters: ViewFilters): string {
  const params = new URLSearchParams(search)
  for (const name of filterNames) params.delete(name)
  for (const provider of filters.cloud_provider) params.append('provider', provider)
  for (const service of filters.service_name) params.append('service', service)
  params.set('start_date', filters.start_date)
  params.set('end_date', filters.end_date)
  return `${explorerPath}?${params}`
}

/** The address of the explorer that shows a figure. */
export function viewLink(filters: ViewFilters): string {
  const isClose = filters.cloud_provider.length === 1 || filters.service_name.length > 0
  return withFilters(isClose ? 'group_by=service' : '', filters)
}
