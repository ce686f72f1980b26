import type { Columns } from '../formats/columns.ts'
import { billingPeriod } from './billing-period.ts'
import { contractCommitment } from './contract-commitment.ts'
import { invoiceDetail } from './invoice-detail.ts'
import type { SideDataset } from './side-dataset.ts'

/** Every dataset beside the charges that can be imported; a new one is a file and a line here. */
const sideDatasets: readonly SideDataset[] = [contractCommitment, invoiceDetail, billingPeriod]

/** The side dataset that a table's columns show, whatever its file is called. */
export function sideDatasetOf(columns: Columns): SideDataset | undefined {
  return sideDatasets.find((dataset) => dataset.recognises(columns))
}
