import { z } from 'zod'
import { OnConflict } from './import-decision.ts'

export const UploadQuery = z.strictObject({
  on_conflict: OnConflict.default('hold').meta({
    description:
      'What is done with a bill that would make costs vanish which count now: `hold` ends the import `held`, until a person decides; `replace`, `add` and `keep` decide beforehand.',
    example: 'hold',
  }),
})

export const AcceptedImport = z
  .object({
    id: z.number().int().meta({
      description: 'The number of the import; ask for it to see how far it is.',
      example: 1,
    }),
  })
  .meta({
    id: 'AcceptedImport',
    description: 'The files were received and wait to be read.',
    example: { id: 1 },
  })
export type AcceptedImport = z.infer<typeof AcceptedImport>
