import type { Bill } from '../../../shared/bill.ts'
import type { ImportConflict } from '../../../shared/import-conflict.ts'
import { importLink } from '../../page-links.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatMonth } from '../../ui/format-month.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { AccountName } from '../account-name.tsx'
import { accountWords, datasetName } from '../account-words.ts'
import { counted, coveredWords, lossWords, newWords, reasonWords, subAccountWords } from './conflict-words.ts'
import classes from './held-decision.module.css'

type Props = {
  readonly conflict: ImportConflict
  /** The bill that waits. */
  readonly bill: Bill | undefined
}

const mostNamed = 5

/** Why one bill waits, and what of the totals is at stake. */
export function ConflictCard({ conflict, bill }: Props) {
  const { billing_period, counted_import_ids, lost_sub_accounts } = conflict
  const accounts = subAccountWords(lost_sub_accounts)
  const month = formatMonth(billing_period)
  return (
    <li className={classes['conflict']} aria-label={`${accountWords(conflict)}, ${month}`}>
      <div className={classes['subject']}>
        <AccountName account={{ ...conflict, billing_account_name: bill?.billing_account_name ?? null }} />
        <span>{`${month}, ${datasetName(conflict.dataset)}`}</span>
      </div>
      <p className={classes['reason']}>{reasonWords(conflict, bill)}</p>
      <Facts
        facts={[
          ['Would no longer count', lossWords(conflict)],
          ['It says of the days that it covers', coveredWords(conflict)],
          ['New days in it', newWords(conflict)],
          [
            'Counts now',
            counted_import_ids.map((id, index) => (
              <span key={id}>
                {index === 0 ? '' : ', '}
                <TextLink href={importLink(id)}>{`import ${id}`}</TextLink>
              </span>
            )),
          ],
          ...(accounts.length > 0 && accounts.length <= mostNamed
            ? [['Sub accounts that it leaves out', accounts.join(', ')] as const]
            : []),
        ]}
      />
      {accounts.length > mostNamed ? (
        <Disclosure title={`${counted(accounts.length, 'sub account')} that it leaves out`}>
          <ScrollRegion label="Sub accounts that it leaves out" maxHeight="200px">
            <ul className={classes['accounts']}>
              {accounts.map((account) => (
                <li key={account}>{account}</li>
              ))}
            </ul>
          </ScrollRegion>
        </Disclosure>
      ) : null}
    </li>
  )
}
