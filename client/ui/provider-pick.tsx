import { Pick } from './pick.tsx'
import { providerChoices, type ProviderChoice } from './provider-choices.ts'

type Props = { readonly value: ProviderChoice; readonly onChange: (provider: ProviderChoice) => void }

const names: Readonly<Record<ProviderChoice, string>> = {
  all: 'All providers',
  AWS: 'AWS',
  Azure: 'Azure',
  GCP: 'GCP',
  Other: 'Other',
}

/** One provider, or all of them. */
export function ProviderPick({ value, onChange }: Props) {
  return <Pick label="Provider" options={providerChoices} names={names} value={value} onChange={onChange} />
}
