import { z } from 'zod'
import { Month } from './bill.ts'
import { Provider } from './catalogue.ts'

export const invoiceStatuses = ['open', 'issued', 'voided'] as const
export const InvoiceStatus = z.enum(invoiceStatuses).meta({
  id: 'InvoiceStatus',
  description: '`open`: provisional. `issued`: to be paid. `voided`: taken back.',
  example: 'issued',
})
export type InvoiceStatus = z.infer<typeof InvoiceStatus>

export const periodStatuses = ['open', 'closed'] as const
export const PeriodStatus = z.enum(periodStatuses).meta({
  id: 'PeriodStatus',
  description: '`open`: its bills may still change. `closed`: all of its invoices are issued.',
  example: 'closed',
})
export type PeriodStatus = z.infer<typeof PeriodStatus>

const issuer = z.string().meta({
  description: 'Who issues the invoice; empty where it is not said.',
  example: 'Amazon Web Services, Inc.',
})
const importId = z.number().int().meta({ description: 'The import that says so.', example: 3 })
const instant = (description: string, example: string) => z.string().nullable().meta({ description, example })

export const ProviderInvoice = z
  .object({
    invoice_id: z.string().meta({ description: 'Its number.', example: 'EUINGB26-1234567' }),
    invoice_issuer_name: issuer,
    status: InvoiceStatus.nullable().meta({
      description: 'How far it is; null where it is not said.',
      example: 'issued',
    }),
    total: z.string().meta({ description: 'What it asks for, an exact decimal.', example: '12310.2' }),
    line_count: z.number().int().meta({ description: 'Its lines.', example: 14 }),
    issued_at: instant('When it was issued; null where it is not said.', '2026-11-03T00:00:00Z'),
    is_counted: z.boolean().meta({
      description:
        'Whether it is in the total: not where it is void, or provisional and no longer delivered.',
      example: true,
    }),
    import_id: importId,
  })
  .meta({
    id: 'ProviderInvoice',
    description: 'An invoice as the provider delivered it in a FOCUS InvoiceDetail dataset.',
  })
export type ProviderInvoice = z.infer<typeof ProviderInvoice>

export const BillingPeriodStatus = z
  .object({
    invoice_issuer_name: issuer,
    cloud_provider: Provider.meta({ description: 'The provider that the issuer is.', example: 'AWS' }),
    billing_period: Month.meta({ description: 'The month that is billed.', example: '2026-10' }),
    starts_at: z
      .string()
      .meta({ description: 'The instant at which it begins.', example: '2026-10-01T00:00:00Z' }),
    ends_at: instant('The instant at which it is over; null where it is not said.', '2026-11-01T00:00:00Z'),
    status: PeriodStatus.meta({ description: 'Whether its bills may still change.', example: 'closed' }),
    updated_at: instant('When the provider said so; null where it is not said.', '2026-11-03T04:00:00Z'),
    import_id: importId,
  })
  .meta({
    id: 'BillingPeriodStatus',
    description: 'A billing period as the provider delivered it in a FOCUS BillingPeriod dataset.',
  })
export type BillingPeriodStatus = z.infer<typeof BillingPeriodStatus>
