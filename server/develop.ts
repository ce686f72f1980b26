import { main } from './main.ts'

main().catch((error: unknown) => {
  process.stderr.write(`billow: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
