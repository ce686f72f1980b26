import { z } from 'zod'
import { Day } from './period.ts'

const text = (description: string, example: string) =>
  z
    .string()
    .nullable()
    .meta({ description: `${description}; null where it is not said.`, example })

const fields = {
  contract_commitment_id: z.string().meta({
    description: 'What tells it apart, and what charges name in ContractApplied.',
    example: 'arn:aws:savingsplans::123456789012:savingsplan/b6217927',
  }),
  contract_commitment_type: text('What the provider calls this kind', 'Savings Plan'),
  contract_commitment_category: text('Whether spending or usage is agreed', 'Spend'),
  contract_commitment_cost: text('How much is to be spent, an exact decimal', '1121.84064'),
  contract_commitment_quantity: text('How much is to be used, an exact decimal', '35040'),
  contract_commitment_unit: text('The unit of the quantity', 'Hours'),
  contract_commitment_description: text('What it is, in words', 'ComputeSavingsPlan-1yr-NoUpfront'),
  contract_commitment_period_start: text('The instant from which it holds', '2026-05-01T00:00:00Z'),
  contract_commitment_period_end: text('The instant at which it ends', '2027-05-01T00:00:00Z'),
  contract_id: text('The contract that it belongs to', 'CONTRACT-b6217927'),
  contract_period_start: text('The instant from which the contract holds', '2026-01-31T00:00:00Z'),
  contract_period_end: text('The instant at which the contract ends', '2027-07-30T00:00:00Z'),
  billing_currency: text('The currency of the cost', 'USD'),
  contract_commitment_applicability: text('To what it applies, as JSON', '{"IsGlobalScope":true}'),
  contract_commitment_benefit_category: text('What is given for it', 'Discount'),
  contract_commitment_created: text('When the provider recorded it', '2026-05-01T00:00:00Z'),
  contract_commitment_discount_percentage: text('The discount, an exact decimal', '27.5'),
  contract_commitment_duration_type: text('For how long it is offered', '1 Year'),
  contract_commitment_fulfillment_interval: text('How often it has to be fulfilled', 'Hourly'),
  contract_commitment_last_updated: text('When the provider changed its record last', '2026-11-01T00:00:00Z'),
  contract_commitment_lifecycle_status: text('How far it is', 'Active'),
  contract_commitment_model: text('How it is fulfilled', 'Continuous'),
  contract_commitment_offer_category: text('Whether its terms are public or negotiated', 'Public'),
  contract_commitment_payment_interval: text('How often it is paid', 'Monthly'),
  contract_commitment_payment_model: text('How much of it is paid at once', 'No Upfront'),
  contract_commitment_payment_upfront_percentage: text('The part that is paid at once', '0'),
  invoice_issuer_name: text('Who bills it', 'Amazon Web Services, Inc.'),
  pricing_currency: text('The currency in which it is priced', 'USD'),
  pricing_currency_contract_commitment_cost: text('Its cost in that currency', '1121.84064'),
  service_provider_name: text('Who provides what it applies to', 'AWS'),
}

export type ContractCommitmentColumn = keyof typeof fields

/** The columns of FOCUS 1.3 and 1.4's ContractCommitment dataset under their names on the wire. */
export const contractCommitmentColumns: readonly string[] = Object.keys(fields)

export const ContractCommitment = z
  .object({
    ...fields,
    import_id: z.number().int().meta({ description: 'The import that brought it.', example: 3 }),
  })
  .meta({
    id: 'ContractCommitment',
    description: 'What was agreed with a provider, as its FOCUS ContractCommitment dataset says it.',
  })
export type ContractCommitment = z.infer<typeof ContractCommitment>

export const ContractCommitmentQuery = z.strictObject({
  day: Day.meta({
    description: 'Only commitments that hold on this UTC day.',
    example: '2026-11-24',
  }).optional(),
})
export type ContractCommitmentQuery = z.infer<typeof ContractCommitmentQuery>
