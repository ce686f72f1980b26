import { z } from 'zod'
import { ReportingCurrency } from '../shared/currency.ts'

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)

const count = (usual: number) => z.preprocess(blankIsAbsent, z.coerce.number().positive().default(usual))

const Environment = z.object({
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65535).default(8000)),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  ALLOWED_HOSTS: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .default('')
      .transform((names) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      ),
  ),
  DATABASE_URL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// (leave it empty for SQLite)')
      .optional(),
  ),
  DATABASE_PATH: z.preprocess(blankIsAbsent, z.string().default('poc.db')),
  IMPORT_FOLDER: z.preprocess(blankIsAbsent, z.string().default('imports')),
  IMPORT_DIR: z.preprocess(blankIsAbsent, z.string().optional()),
  IMPORT_ON_CONFLICT: z.preprocess(blankIsAbsent, z.enum(['hold', 'replace', 'add', 'keep']).default('hold')),
  IMPORT_MAX_BAD_PERCENT: z.preprocess(blankIsAbsent, z.coerce.number().min(0).max(100).default(1)),
  IMPORT_MAX_GIGABYTES: z.preprocess(blankIsAbsent, z.coerce.number().min(0.001).default(100)),
  IMPORT_MEMORY_MEGABYTES: z.preprocess(blankIsAbsent, z.coerce.number().int().min(128).default(384)),
  QUERY_MEMORY_MEGABYTES: z.preprocess(blankIsAbsent, z.coerce.number().int().min(64).default(256)),
  CLAIM_SECONDS: z.preprocess(blankIsAbsent, z.coerce.number().min(1).max(3600).default(30)),
  ANSWER_MEMORY_MEGABYTES: z.preprocess(blankIsAbsent, z.coerce.number().min(0).default(64)),
  ANSWERS_AT_ONCE: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).default(8)),
  ANSWERS_WAITING: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).default(200)),
  REPORTING_CURRENCY: z.preprocess(blankIsAbsent, ReportingCurrency.optional()),
  BILLOW_NOW: z.preprocess(
    blankIsAbsent,
    z.iso.datetime({ error: 'must be an instant such as 2026-11-24T12:00:00Z' }).optional(),
  ),
  LOG_LEVEL: z.preprocess(
    blankIsAbsent,
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  ),
  OPENAI_API_KEY: z.preprocess(blankIsAbsent, z.string().optional()),
  OPENAI_BASE_URL: z.preprocess(blankIsAbsent, z.url('must be a URL').optional()),
  OPENAI_MODEL: z.preprocess(blankIsAbsent, z.string().default('gpt-4o-mini')),
  OPENAI_STREAM_TOOLS: z.preprocess(blankIsAbsent, z.stringbool().default(true)),
  OPENAI_STRICT_TOOLS: z.preprocess(blankIsAbsent, z.enum(['auto', 'on', 'off']).default('auto')),
  ASSISTANT_QUESTIONS_PER_MINUTE: count(30),
  ASSISTANT_DAILY_TOKENS: count(500_000),
  ASSISTANT_RUN_TOKENS: count(30_000),
  ASSISTANT_OUTPUT_TOKENS: count(900),
  ASSISTANT_TURNS: count(5),
  ASSISTANT_TOOL_CALLS: count(8),
  ASSISTANT_TOOL_SECONDS: count(10),
  ASSISTANT_RUN_SECONDS: count(45),
  ASSISTANT_FIRST_TOKEN_SECONDS: count(25),
})

/** The settings of one process, read once. */
export type Env = z.infer<typeof Environment>

/**
 * Reads the settings.
 *
 * @param variables usually those of the process, with `.env` already loaded.
 * @throws Error with one line that names every bad variable.
 */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const result = Environment.safeParse(variables)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The settings in .env or the environment cannot be used: ${faults.join('; ')}`)
}
