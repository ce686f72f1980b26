import { generateOpenApiDocument, type OpenAPIObject } from 'trpc-to-openapi'
import { ApiError, ApiIssue } from '../../shared/api-error.ts'
import { appRouter } from '../router.ts'
import { product } from '../version.ts'
import { apiBase } from './api-base.ts'
import { errorResponseComponents, errorResponsesFor } from './error-responses.ts'
import { exampleOf } from './example-of.ts'
import { plainRoutes } from './plain-routes.ts'
import { requestBodyNames } from './request-body-names.ts'

const tagDescriptions: Readonly<Record<string, string>> = {
  System: 'What this API offers and how the installation is doing.',
  Costs: 'Cost data with its totals and shares.',
  'Manual entries': 'Costs that are on no bill.',
  Catalogue: 'Providers and services.',
  'Demo data': 'Made-up data to try the product with.',
  Assistant: 'Questions in plain words.',
  Imports: 'Bills that were read in.',
  'Exchange rates': 'The reporting currency, and what turns bills in other currencies into it.',
  Overview: 'Everything that the first page shows.',
  Forecast: 'Where costs are heading.',
  Anomalies: 'What is odd, and what people made of it.',
  Explain: 'Why a total changed.',
  Recommendations: 'What to do, what it rests on, and what came of it.',
  Budgets: 'How much may be spent, and how that is going.',
  Alerts: 'What people were told, once each.',
  Webhooks: 'Where alerts are sent.',
  'Insight settings': 'Thresholds and assumptions that an installation may change.',
}

type Operation = NonNullable<NonNullable<OpenAPIObject['paths']>[string]['get']>

/** The OpenAPI 3.1 document, generated from the router's own schemas. */
export function openApiDocument(): OpenAPIObject {
  const document = generateOpenApiDocument(appRouter, {
    title: `${product.name} API`,
    description: 'Cloud costs of AWS, Azure and GCP, as this installation of Billow knows them.',
    version: product.version,
    license: { name: 'MIT', identifier: 'MIT' },
    openApiVersion: '3.1.0',
    baseUrl: apiBase,
    securitySchemes: {},
    tags: Object.keys(tagDescriptions),
    defs: { ApiError, ApiIssue },
    paths: plainRoutes,
  })
  const names = requestBodyNames(appRouter)
  const schemas = document.components?.schemas ?? {}
  for (const schema of Object.keys(schemas)) if (schema.startsWith('error.')) delete schemas[schema]
  for (const operation of operationsOf(document)) complete(operation, schemas, names)
  for (const schema of Object.values(schemas)) {
    if (!('$ref' in schema)) schema.example ??= exampleOf(schema, schemas)
  }
  document.components = { ...document.components, schemas, responses: errorResponseComponents }
  document.tags = Object.entries(tagDescriptions).map(([name, description]) => ({ name, description }))
  return document
}

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths ?? {}).flatMap(({ get, post, put, patch, delete: remove }) =>
    [get, post, put, patch, remove].filter((operation) => operation !== undefined),
  )
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>

/** Adds what the generator leaves out: the error responses, examples, and the names of request bodies. */
function complete(operation: Operation, schemas: Schemas, names: ReadonlyMap<string, string>): void {
  const body =
    operation.requestBody !== undefined && 'content' in operation.requestBody ? operation.requestBody : null
  const statuses = Object.keys(operation.responses ?? {}).map(Number)
  const success = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'))
  operation.responses = {
    ...Object.fromEntries(success),
    ...errorResponsesFor(
      body !== null,
      statuses.filter((status) => status >= 404),
    ),
  }
  operation.security ??= []
  for (const parameter of operation.parameters ?? [])
    if (!('$ref' in parameter)) describeParameter(parameter, schemas)
  const name = names.get(operation.operationId ?? '')
  const json = body?.content['application/json']
  if (name !== undefined && json?.schema !== undefined) {
    schemas[name] = { ...json.schema }
    json.schema = { $ref: `#/components/schemas/${name}` }
  }
  for (const content of [body?.content, ...success.map(([, response]) => response.content)]) {
    addExamples(content ?? {}, schemas)
  }
}

type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>

/** Readers of the document look for these beside the name, where the generator has them in the schema. */
function describeParameter(parameter: Parameter, schemas: Schemas): void {
  if (parameter.schema === undefined) return
  if (parameter.schema.description !== undefined) parameter.description ??= parameter.schema.description
  parameter.example ??= exampleOf(parameter.schema, schemas)
}

type Content = NonNullable<Extract<Operation['requestBody'], { content: unknown }>['content']>

function addExamples(content: Content, schemas: Schemas): void {
  for (const media of Object.values(content)) {
    if (media.schema !== undefined) media.example ??= exampleOf(media.schema, schemas)
  }
}
