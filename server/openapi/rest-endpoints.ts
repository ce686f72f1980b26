import type { OpenApiMeta } from 'trpc-to-openapi'
import { appRouter } from '../router.ts'
import { apiBase } from './api-base.ts'
import { plainRoutes } from './plain-routes.ts'

/** Every REST endpoint, as `GET /api/finops/costs`: those of the OpenAPI document, without making it. */
export function restEndpoints(): string[] {
  const procedures = Object.values<object>(appRouter._def.procedures).flatMap((procedure) => {
    const definition: { readonly meta?: OpenApiMeta } = Reflect.get(procedure, '_def')
    const { method, path } = definition.meta?.openapi ?? {}
    return method === undefined || path === undefined ? [] : [`${method} ${apiBase}${path}`]
  })
  const plain = Object.entries(plainRoutes).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${apiBase}${path}`),
  )
  return [...procedures, ...plain]
}
