type Service = { readonly cloud_provider: string | null; readonly service_name: string | null }

/** The same text for the same service of the same provider. */
export function serviceKey({ cloud_provider, service_name }: Service): string {
  return `${cloud_provider}\n${service_name}`
}
