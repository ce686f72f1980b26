import { z } from 'zod'
import { ProviderInfo, ServiceInfo, ServicesQuery } from '../../shared/services.ts'
import { output, procedure, router } from '../trpc.ts'
import { listProviders } from './list-providers.ts'
import { listServices } from './list-services.ts'

const tags = ['Catalogue']

export const catalogueRouter = router({
  providers: procedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/providers',
        tags,
        summary: 'List providers',
        description: 'AWS, Azure and GCP always; Other where there is data of it.',
        protect: false,
      },
    })
    .input(z.void())
    .output(output(z.array(ProviderInfo)))
    .query(({ ctx }) => listProviders(ctx)),

  services: procedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/services',
        tags,
        summary: 'List services',
        description: 'Every service that the catalogue or the data knows.',
        protect: false,
      },
    })
    .input(ServicesQuery)
    .output(output(z.array(ServiceInfo)))
    .query(({ ctx, input }) => listServices(ctx, input)),
})
