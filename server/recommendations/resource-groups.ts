/**
 * The resource group of an id of Azure, with its subscription, in small letters.
 *
 * @returns null for any other id.
 */
export function resourceGroupOf(id: string): string | null {
  return /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+/i.exec(id)?.[0].toLowerCase() ?? null
}
