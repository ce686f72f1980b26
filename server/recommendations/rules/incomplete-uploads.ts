import { sumMoney } from '../../../shared/money.ts'
import { groupBy } from '../../../shared/group-by.ts'
import type { Activity, Draft, Evidence, Rule } from '../evidence.ts'
import { linesOf } from '../line-figures.ts'
import { idOf } from '../line-rows.ts'
import { lastPart } from '../rule-words.ts'

/** Less is what is under way at either end of the days. */
const least = { uploads: 10, percent: 5 } as const

type Bucket = { readonly id: string; readonly started: number; readonly left: number }

function toBucket(requests: readonly Activity[]): Bucket {
  const count = (upload: string) =>
    sumMoney(requests.filter((one) => one.upload === upload).map(({ quantity }) => quantity ?? 0))
  const started = count('InitiateMultipartUpload')
  return { id: idOf(requests[0] ?? null), started, left: started - count('CompleteMultipartUpload') }
}

function find(evidence: Evidence): Draft[] {
  const uploads = evidence.activity.filter(({ upload }) => upload !== null)
  const buckets = [...groupBy(uploads, idOf).values()].map(toBucket)
  const leaking = buckets.filter(
    ({ started, left }) => left >= least.uploads && left >= (started * least.percent) / 100,
  )
  const ids = new Set(leaking.map(({ id }) => id))
  const resources = evidence.resources.filter(
    (one) => one.charge_kind === 'object-storage' && ids.has(idOf(one)),
  )
  const keys = new Set(resources.map(({ line }) => line))
  const named = linesOf(evidence, 'object-storage').filter(({ key }) => keys.has(key))
  const lines = named.length > 0 ? named : linesOf(evidence, 'storage-requests')
  if (leaking.length === 0 || lines.length === 0) return []
  return [
    {
      title: 'Clear away uploads that were never completed',
      lines,
      resources: resources.map((resource) => ({
        resource,
        monthly: resource.monthly,
        saving: null,
        command: `aws s3api list-multipart-uploads --bucket ${lastPart(resource.resource_id)}`,
      })),
      evidence: [
        {
          label: 'Uploads begun in four weeks',
          value: sumMoney(leaking.map(({ started }) => started)),
          unit: 'uploads',
        },
        { label: 'Not completed', value: sumMoney(leaking.map(({ left }) => left)), unit: 'uploads' },
      ],
      formula: 'none: uploads begun less uploads completed; bills do not tell how much room their parts take',
      source: 'CUDOS: InitiateMultipartUpload less CompleteMultipartUpload',
      saving: null,
      assumptions: [],
      confidence: 'low',
      effort: 'low',
      what_to_do: 'Add a lifecycle rule that aborts incomplete uploads after seven days.',
      how_to_check: 'No old uploads are listed, and the standard tier costs a little less.',
    },
  ]
}

/** Parts of uploads that nobody completed are stored and paid for, but listed nowhere. */
export const incompleteUploads: Rule = { name: 'incomplete-uploads', find }
