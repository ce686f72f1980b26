import { readdirSync } from 'node:fs'
import type { TestApp } from './create-test-app.ts'

/** What imports have left in their folder, beside the file that tells it from others. */
export function leftIn({ ctx }: TestApp): string[] {
  return readdirSync(ctx.env.IMPORT_FOLDER).filter((name) => name !== '.place')
}
