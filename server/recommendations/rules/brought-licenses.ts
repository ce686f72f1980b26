import { shareRule } from '../share-rule.ts'

/** Licences that Azure and Google Cloud bill apart from machines, and that may be owned already. */
export const broughtLicenses = shareRule({
  name: 'brought-licenses',
  kinds: ['license'],
  partOf: ({ cloud_provider, platform }, { hybrid_benefit_percent }) =>
    cloud_provider !== 'AWS' && /windows|sql server/i.test(platform ?? '')
      ? { low: 0, expected: hybrid_benefit_percent / 100 }
      : null,
  title: () => 'Bring Windows and SQL Server licences that are owned already',
  figure: 'Licences of Windows and SQL Server per month',
  formula: 'licence meters per month x part that is owned already; at least nothing',
  source:
    'FinOps toolkit: machines whose licence is billed have no hybrid benefit; Azure price list: licences are meters of their own',
  assumptions: ['hybrid_benefit_percent'],
  confidence: 'low',
  effort: 'medium',
  what_to_do:
    'Ask which licences with software assurance are owned, and turn on the hybrid benefit in Azure; in Google Cloud, SQL Server may be brought by licence mobility, and Windows to sole-tenant nodes. Dev/test subscriptions pay no licences at all.',
  how_to_check: 'The licence meters are gone, and the machines cost the same.',
  command: ({ cloud_provider, resource_id }) =>
    cloud_provider === 'Azure' && /\/virtualMachines\/[\w.-]+$/i.test(resource_id)
      ? `az vm show --ids ${resource_id} --query licenseType`
      : null,
})
