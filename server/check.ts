import { faultWarnings, findChargeFaults } from './charges/charge-faults.ts'
import { closeContext, createContext } from './create-context.ts'
import { readEnv } from './env.ts'
import { checkBills } from './imports/check-bills.ts'

const mostShown = 20

/**
 * `npm run check`: reads every file of charges against its checksum, and holds the daily costs against the charges of the
 * bills.
 *
 * @throws Error where a file is gone or damaged, or where they disagree.
 */
export async function main(): Promise<void> {
  const ctx = await createContext(readEnv(process.env))
  try {
    const { folder } = ctx.charges
    const faults = folder === null ? [] : await findChargeFaults(ctx.database, folder, 'content')
    for (const { message } of faultWarnings(faults)) process.stdout.write(`${message}\n`)
    if (faults.length > 0) throw new Error(`${faults.length} files of charges are not as they were written.`)
    const found = await checkBills(ctx)
    for (const { bill_id, date, service_name, billing_currency, charges, costs } of found.slice(
      0,
      mostShown,
    )) {
      process.stdout.write(
        `Bill ${bill_id}, ${date}, ${service_name}: charges ${charges}, costs ${costs} ${billing_currency}\n`,
      )
    }
    const what =
      found.length === 1 ? 'day of a service disagrees with its' : 'days of services disagree with their'
    if (found.length > 0) throw new Error(`${found.length} ${what} charges.`)
    process.stdout.write('The daily costs agree with the charges of every bill that counts.\n')
  } finally {
    await closeContext(ctx)
  }
}
