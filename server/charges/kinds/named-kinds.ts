import type { KindTable } from './charge-facts.ts'

/** Waste that a bill calls so itself, whoever writes it. */
export const namedKinds: KindTable = {
  provider: 'any',
  rules: [
    {
      kind: 'commitment-unused',
      words: /(?:unused|unutili[sz]ed|underutili[sz]ed).{0,20}(?:reserv|commit|savings? plan|\bRIs?\b)/i,
    },
    { kind: 'volume-idle', words: /(?:unattached|orphan(?:ed)?).*(?:disk|volume)/i },
  ],
  platformOf: () => null,
}
