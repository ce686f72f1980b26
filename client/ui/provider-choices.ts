import { providers } from '../../shared/catalogue.ts'

/** What a list can be narrowed to: one provider, or all. */
export const providerChoices = ['all', ...providers] as const
export type ProviderChoice = (typeof providerChoices)[number]
