import { shareRule, type What } from '../share-rule.ts'

/** Run time on x86 that could be on arm64: the bill names what is there already, and what has no arm64. */
function isOnX86({ cloud_provider, charge_kind, resource_class, usage_type, service_name }: What): boolean {
  const words = `${resource_class ?? ''} ${usage_type ?? ''}`
  if (cloud_provider !== 'AWS' || usage_type === null || /\bARM|-ARM|windows|edge|ephemeral/i.test(words))
    return false
  return charge_kind === 'container-capacity'
    ? /vCPU|GB-Hours|Fargate/.test(resource_class ?? '')
    : /Lambda/i.test(service_name)
}

/** Functions and containers, whose run time costs less on arm64; requests cost the same. */
export const armFunctions = shareRule({
  name: 'arm-functions',
  kinds: ['serverless-duration', 'container-capacity'],
  partOf: (what, { arm_functions_percent }) =>
    isOnX86(what) ? { low: arm_functions_percent / 200, expected: arm_functions_percent / 100 } : null,
  title: () => 'Run functions and Fargate containers on arm64',
  figure: 'Run time on x86 per month',
  formula: 'run time on x86 per month x what arm64 costs less; at least half of it. Requests cost the same',
  source: 'AWS price lists of Lambda and Fargate: 20 %; KPI queries of the AWS cloud intelligence dashboards',
  assumptions: ['arm_functions_percent'],
  confidence: 'medium',
  effort: 'medium',
  what_to_do: 'Build packages and images for arm64 as well, and switch one function after the other.',
  how_to_check: 'Run time is charged as ARM, and costs less for as many calls.',
  command: ({ cloud_provider, resource_id }) => {
    const name = cloud_provider === 'AWS' ? /:function:([\w-]+)/.exec(resource_id)?.[1] : undefined
    return name === undefined
      ? null
      : `aws lambda get-function-configuration --function-name ${name} --query Architectures`
  },
})
