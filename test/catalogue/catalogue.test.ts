import { describe, expect, test } from 'vitest'
import { builtInServices, canonicalServiceName, providerNamed } from '../../shared/catalogue.ts'
import { nearestNames } from '../../server/catalogue/nearest-services.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

describe('the catalogue', () => {
  test('knows a bill’s names for the built-in services, per provider', () => {
    expect(canonicalServiceName('AWS', 'Amazon Elastic Compute Cloud')).toBe('EC2')
    expect(canonicalServiceName('AWS', ' amazonec2 ')).toBe('EC2')
    expect(canonicalServiceName('Azure', 'Microsoft.Compute/virtualMachines')).toBe('Virtual Machines')
    expect(canonicalServiceName('Azure', 'Storage Accounts')).toBe('Blob Storage')
    expect(canonicalServiceName('AWS', 'Storage Accounts')).toBe('Storage Accounts')
    expect(canonicalServiceName('GCP', 'BigQuery')).toBe('BigQuery')
  })

  test('knows the providers that bills name', () => {
    expect(providerNamed('Microsoft Azure')).toBe('Azure')
    expect(providerNamed('Amazon Web Services, Inc.')).toBe('AWS')
    expect(providerNamed('Google Cloud')).toBe('GCP')
    expect(providerNamed('Oracle')).toBe('Other')
    expect(providerNamed('Awsome hosting')).toBe('Other')
  })

  test('finds names that were probably meant', () => {
    expect(nearestNames('lamda', ['EC2', 'Lambda', 'S3'])).toEqual(['Lambda'])
    expect(nearestNames('Virtual Machine', ['Virtual Machines', 'Virtual Network'])).toEqual([
      'Virtual Machines',
    ])
    expect(nearestNames('zzzzzz', ['EC2', 'Lambda'])).toEqual([])
  })
})

describe('GET /providers and /services', () => {
  test('list what is built in, with the days of the data', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [
      costRow({ date: '2026-11-01' }),
      costRow({ date: '2026-11-05' }),
      costRow({
        cloud_provider: 'Other',
        service_name: 'Mail',
        service_category: 'Business',
        date: '2026-10-01',
      }),
    ])
    expect((await app.rest('/providers')).body).toEqual([
      { name: 'AWS', service_count: 1, first_date: '2026-11-01', last_date: '2026-11-05' },
      { name: 'Azure', service_count: 0, first_date: null, last_date: null },
      { name: 'GCP', service_count: 0, first_date: null, last_date: null },
      { name: 'Other', service_count: 1, first_date: '2026-10-01', last_date: '2026-10-01' },
    ])
    const { body } = await app.rest('/services')
    expect(body).toHaveLength(builtInServices.length + 1)
    expect(body[0]).toEqual({
      name: 'EC2',
      cloud_provider: 'AWS',
      category: 'compute',
      first_date: '2026-11-01',
      last_date: '2026-11-05',
    })
    expect(body.at(-1)).toMatchObject({ name: 'Mail', category: 'Business' })
    const azure = await app.client.catalogue.services.query({ cloud_provider: 'Azure' })
    expect(azure.map((service) => service.name)).toEqual([
      'Azure Functions',
      'Blob Storage',
      'Virtual Machines',
    ])
    expect(await app.client.catalogue.providers.query()).toHaveLength(4)
  })
})
