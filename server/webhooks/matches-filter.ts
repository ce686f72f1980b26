import type { Alert } from '../../shared/alert.ts'
import { subjectFields, type AlertFilter, type AlertSubject } from '../../shared/alert-filter.ts'

type Filtered = Pick<Alert, 'kind' | 'severity' | 'subject'>

/**
 * Whether an alert goes where a filter stands: it has one of the values of every field that the filter names, whatever
 * their case. What is about all accounts, say, has none of them.
 */
export function matchesFilter(filter: AlertFilter, { kind, severity, subject }: Filtered): boolean {
  const values: Readonly<Record<keyof AlertFilter, readonly string[]>> = {
    ...scopeOf(subject),
    kind: [kind],
    severity: [severity],
    owner: subject.owner === null ? [] : [subject.owner],
    team: subject.team === null ? [] : [subject.team],
  }
  return fields.every((field) => {
    const wanted = filter[field]
    if (wanted === undefined) return true
    return [wanted].flat().some((name) => values[field].some((value) => isSame(field, name, value)))
  })
}

const fields = ['kind', 'severity', 'owner', 'team', ...subjectFields] as const

function scopeOf({ owner: _owner, team: _team, ...scope }: AlertSubject) {
  return scope
}

function isSame(field: keyof AlertFilter, wanted: string, value: string): boolean {
  const [one, other] = [wanted.trim().toLowerCase(), value.trim().toLowerCase()]
  // As in costs, the key of a tag alone means any of its values.
  return one === other || (field === 'tag' && !one.includes('=') && other.startsWith(`${one}=`))
}
