import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the build of the server lies, with everything beside it that it starts or serves; null from source. */
export const builtFolder: string | null = import.meta.url.endsWith('.ts')
  ? null
  : dirname(fileURLToPath(import.meta.url))
