import { z } from 'zod'
import { Month } from './bill.ts'
import { Provider } from './catalogue.ts'
import { Day } from './period.ts'
import { PeriodStatus, ProviderInvoice } from './provider-invoice.ts'

const decimal = (description: string, example: string) => z.string().meta({ description, example })

const unitFields = {
  cloud_provider: Provider.meta({ description: 'Whose invoice it is.', example: 'AWS' }),
  billing_account_id: z
    .string()
    .max(400)
    .meta({ description: 'The billing account; empty where bills name none.', example: '123456789012' }),
  billing_period: Month.meta({ description: 'The month that is billed.', example: '2026-10' }),
  currency: z
    .string()
    .regex(/^[A-Z]{2,5}$/, 'Write the currency of the invoice in capital letters, such as USD.')
    .meta({ description: 'The currency of the invoice.', example: 'USD' }),
}

export const InvoiceTotal = z
  .strictObject({
    ...unitFields,
    total: z
      .string()
      .regex(/^-?\d{1,15}(\.\d{1,12})?$/, 'Write the total as a plain decimal, such as 12310.20.')
      .meta({ description: 'What the invoice asks for, an exact decimal.', example: '12310.20' }),
  })
  .meta({
    id: 'InvoiceTotal',
    description: 'The total of an invoice, to hold against the bill.',
    example: {
      cloud_provider: 'AWS',
      billing_account_id: '123456789012',
      billing_period: '2026-10',
      currency: 'USD',
      total: '12310.20',
    },
  })
export type InvoiceTotal = z.infer<typeof InvoiceTotal>

export const InvoiceKey = z.strictObject(unitFields)
export type InvoiceKey = z.infer<typeof InvoiceKey>

export const invoiceOrigins = ['entered', 'bill'] as const

export const explanationKinds = [
  'usage',
  'purchases',
  'tax',
  'credits',
  'adjustments',
  'support',
  'refunds',
] as const

export const Reconciliation = z
  .object({
    ...unitFields,
    invoice_total: z.string().nullable().meta({
      description:
        'What the invoices ask for: as entered, else as the provider delivered it; null for neither.',
      example: '12310.20',
    }),
    invoice_origin: z.enum(invoiceOrigins).nullable().meta({
      description:
        '`entered`: a person entered it. `bill`: it comes from an InvoiceDetail dataset. Null without one.',
      example: 'entered',
    }),
    invoices: z
      .array(ProviderInvoice)
      .meta({ description: 'The invoices as the provider delivered them.', example: [] }),
    period_status: PeriodStatus.nullable().meta({
      description: 'Whether the provider says that the month is closed; null where it says nothing.',
      example: 'closed',
    }),
    our_total: decimal('BilledCost of the bill in that currency, exact.', '12300.20'),
    difference: z
      .string()
      .nullable()
      .meta({ description: 'Invoice minus ours, exact; null without an invoice.', example: '10' }),
    parts: z
      .array(
        z.object({
          kind: z.enum(explanationKinds).meta({
            description: 'What it is. Support and refunds are also within usage or purchases.',
            example: 'tax',
          }),
          amount: decimal('How much of our total it is.', '10'),
          would_explain: z.boolean().meta({
            description: 'Whether leaving it out, or counting it twice, makes up the difference to the cent.',
            example: true,
          }),
        }),
      )
      .meta({
        description: 'What our total is made of.',
        example: [{ kind: 'tax', amount: '10', would_explain: true }],
      }),
    other_currencies: z
      .array(
        z.object({
          currency: z.string().meta({ description: 'The currency.', example: 'EUR' }),
          total: decimal('BilledCost in it, exact.', '3.5'),
        }),
      )
      .meta({
        description: 'What the same account was billed in other currencies; it is in no total above.',
        example: [{ currency: 'EUR', total: '3.5' }],
      }),
    missing_days: z
      .array(Day)
      .meta({ description: 'Days of the month without any charge.', example: ['2026-10-31'] }),
    notes: z
      .array(z.string())
      .meta({ description: 'The likely reasons, for a person.', example: ['The difference is the tax.'] }),
  })
  .meta({ id: 'Reconciliation', description: 'An invoice beside the bill of the same month.' })
export type Reconciliation = z.infer<typeof Reconciliation>

export const ReconciliationQuery = z.strictObject({
  billing_period: Month.meta({ description: 'The month that is billed.', example: '2026-10' }),
  cloud_provider: Provider.meta({ description: 'Only this provider.', example: 'AWS' }).optional(),
})
export type ReconciliationQuery = z.infer<typeof ReconciliationQuery>

export const BillingPeriodQuery = ReconciliationQuery.pick({ billing_period: true })
export type BillingPeriodQuery = z.infer<typeof BillingPeriodQuery>
