import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { StoredFile } from './import-files.ts'

/** What a provider says of one delivery: the parts that belong to it. */
export type Manifest = {
  readonly file: StoredFile
  /** What is delivered again and again: a report or export and its period. */
  readonly delivers: string
  /** The paths of its parts in the provider's storage. */
  readonly parts: readonly string[]
  /** When it was made, where it says so. */
  readonly madeAt: string | null
  /** What kind of costs it says that its parts hold. */
  readonly exportType: string | null
}

const AwsReport = z.object({
  assemblyId: z.string(),
  reportName: z.string().optional(),
  account: z.union([z.string(), z.number()]).optional(),
  billingPeriod: z.object({ start: z.string() }).partial().optional(),
  reportKeys: z.array(z.string()),
})

const AwsExport = z.object({
  exportArn: z.string().optional(),
  exportName: z.string().optional(),
  billingPeriod: z.unknown().optional(),
  createdAt: z.string().optional(),
  dataFiles: z.array(
    z.union([z.string(), z.object({ filePath: z.string() }).transform((part) => part.filePath)]),
  ),
})

const AzureRun = z.object({
  exportConfig: z.object({ exportName: z.string(), type: z.string() }).partial().optional(),
  runInfo: z
    .object({ startDate: z.string(), endDate: z.string(), submittedTime: z.string(), runId: z.string() })
    .partial()
    .optional(),
  blobs: z.array(z.object({ blobName: z.string() })),
})

const largest = 16 * 1024 * 1024

/** Reads a file as a manifest of AWS or Azure; undefined for anything else. */
export async function readManifest(file: StoredFile): Promise<Manifest | undefined> {
  if (file.bytes > largest) return undefined
  const text = (await readFile(file.path, 'utf8')).replace(/^\ufeff/, '').trim()
  if (!text.startsWith('{')) return undefined
  const value = parsed(text)
  const report = AwsReport.safeParse(value)
  if (report.success) {
    const { reportName = '', account = '', billingPeriod, reportKeys } = report.data
    const period = billingPeriod?.start ?? ''
    return {
      file,
      delivers: `${account}/${reportName}/${period}`,
      parts: reportKeys,
      madeAt: null,
      exportType: null,
    }
  }
  const run = AzureRun.safeParse(value)
  if (run.success) {
    const { exportConfig, runInfo, blobs } = run.data
    const delivers = `${exportConfig?.exportName ?? ''}/${exportConfig?.type ?? ''}/${runInfo?.startDate ?? ''}`
    return {
      file,
      delivers,
      parts: blobs.map((blob) => blob.blobName),
      madeAt: runInfo?.submittedTime ?? null,
      exportType: exportConfig?.type ?? null,
    }
  }
  const delivery = AwsExport.safeParse(value)
  if (!delivery.success) return undefined
  const { exportArn, exportName, billingPeriod, createdAt, dataFiles } = delivery.data
  const delivers = `${exportArn ?? exportName ?? ''}/${JSON.stringify(billingPeriod ?? '')}`
  return { file, delivers, parts: dataFiles, madeAt: createdAt ?? null, exportType: null }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
