import { useComputedColorScheme } from '@mantine/core'
import { providerColor } from '../charts/series-colors.ts'
import type { Account } from './account-words.ts'
import classes from './account-name.module.css'

type Props = { readonly account: Account & { readonly billing_account_name?: string | null } }

/** A billing account by its provider's colour, its name where it has one, and its number. */
export function AccountName({ account }: Props) {
  const scheme = useComputedColorScheme('light')
  const { cloud_provider, billing_account_id, billing_account_name } = account
  const number = billing_account_id === '' ? 'no account named' : billing_account_id
  const name = billing_account_name ?? ''
  return (
    <span className={classes['account']}>
      <span className={classes['dot']} style={{ background: providerColor(cloud_provider, scheme) }} />
      <span className={classes['text']}>
        {name === '' ? cloud_provider : name}
        <span className={classes['number']}>{name === '' ? number : `${cloud_provider} · ${number}`}</span>
      </span>
    </span>
  )
}
