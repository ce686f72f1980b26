import type { ZodOpenApiPathsObject } from 'zod-openapi'

/** Routes that are no procedures, documented beside the generated ones. */
export const plainRoutes: ZodOpenApiPathsObject = {}
