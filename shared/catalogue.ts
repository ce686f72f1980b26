import { z } from 'zod'

/** The clouds that Billow knows; everybody else on a bill is `Other`. */
export const providers = ['AWS', 'Azure', 'GCP', 'Other'] as const

export const Provider = z.enum(providers).meta({
  id: 'Provider',
  description: 'A cloud provider; `Other` is anyone else on an imported bill.',
  example: 'AWS',
})
export type Provider = z.infer<typeof Provider>

/** The providers that every summary lists, spend or not. */
export const mainProviders = ['AWS', 'Azure', 'GCP'] as const satisfies readonly Provider[]

export const serviceCategories = ['compute', 'storage', 'serverless'] as const
export type BuiltInCategory = (typeof serviceCategories)[number]

export type BuiltInService = {
  readonly cloud_provider: (typeof mainProviders)[number]
  readonly service_name: string
  readonly category: BuiltInCategory
  /** Other names that a bill gives this service, matched without regard to case. */
  readonly aliases: readonly string[]
}

export const builtInServices: readonly BuiltInService[] = [
  {
    cloud_provider: 'AWS',
    service_name: 'EC2',
    category: 'compute',
    aliases: ['Amazon Elastic Compute Cloud', 'Amazon EC2', 'AmazonEC2', 'Elastic Compute Cloud'],
  },
  {
    cloud_provider: 'AWS',
    service_name: 'S3',
    category: 'storage',
    aliases: ['Amazon Simple Storage Service', 'Amazon S3', 'AmazonS3', 'Simple Storage Service'],
  },
  {
    cloud_provider: 'AWS',
    service_name: 'Lambda',
    category: 'serverless',
    aliases: ['AWS Lambda', 'AWSLambda'],
  },
  {
    cloud_provider: 'Azure',
    service_name: 'Virtual Machines',
    category: 'compute',
    aliases: ['Microsoft.Compute/virtualMachines', 'Azure Virtual Machines', 'Virtual Machine'],
  },
  {
    cloud_provider: 'Azure',
    service_name: 'Blob Storage',
    category: 'storage',
    // `Storage` alone is any kind of it; importers tell the kinds apart by the meter.
    aliases: [
      'Storage accounts',
      'Storage Account',
      'Azure Blob Storage',
      'Microsoft.Storage/storageAccounts',
    ],
  },
  {
    cloud_provider: 'Azure',
    service_name: 'Azure Functions',
    category: 'serverless',
    aliases: ['Functions', 'Azure Function', 'Microsoft.Web/functions'],
  },
  {
    cloud_provider: 'GCP',
    service_name: 'Compute Engine',
    category: 'compute',
    aliases: ['Google Compute Engine', 'GCE'],
  },
  {
    cloud_provider: 'GCP',
    service_name: 'Cloud Storage',
    category: 'storage',
    aliases: ['Google Cloud Storage', 'GCS'],
  },
  {
    cloud_provider: 'GCP',
    service_name: 'Cloud Functions',
    category: 'serverless',
    aliases: ['Google Cloud Functions', 'Cloud Run functions'],
  },
]

const canonicalNames = new Map<string, string>(
  builtInServices.flatMap((service) =>
    [service.service_name, ...service.aliases].map(
      (name) => [`${service.cloud_provider} ${name.toLowerCase()}`, service.service_name] as const,
    ),
  ),
)

/**
 * The name under which a bill's service is counted.
 *
 * @param provider whose bill it is.
 * @param billName the name as the bill gives it.
 * @returns the built-in service's name for a known alias, else the bill's own name, trimmed.
 */
export function canonicalServiceName(provider: Provider, billName: string): string {
  const name = billName.trim()
  return canonicalNames.get(`${provider} ${name.toLowerCase()}`) ?? name
}

/** The category of a built-in service, or null for any other. */
export function builtInCategory(provider: Provider, serviceName: string): BuiltInCategory | null {
  const service = builtInServices.find(
    (candidate) => candidate.cloud_provider === provider && candidate.service_name === serviceName,
  )
  return service?.category ?? null
}

const providerPatterns: readonly (readonly [RegExp, Provider])[] = [
  [/^(aws|amazon)\b/i, 'AWS'],
  [/^(azure|microsoft)\b/i, 'Azure'],
  [/^(gcp|google)\b/i, 'GCP'],
]

/** The provider behind the name that a bill gives, for example `Microsoft` or `Google Cloud`. */
export function providerNamed(billName: string): Provider {
  return providerPatterns.find(([pattern]) => pattern.test(billName.trim()))?.[1] ?? 'Other'
}
