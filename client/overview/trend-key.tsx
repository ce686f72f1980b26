import classes from './trend-key.module.css'

const entries = [
  ['actual', 'Cost'],
  ['incomplete', 'Not complete'],
  ['expected', 'Expected'],
  ['band', '8 in 10 cases'],
  ['mark', 'Anomaly'],
] as const

/** What the lines and marks of the trend mean. */
export function TrendKey() {
  return (
    <ul className={classes['key']} aria-label="Legend">
      {entries.map(([kind, name]) => (
        <li key={kind}>
          <span className={classes['sign']} data-kind={kind} />
          {name}
        </li>
      ))}
    </ul>
  )
}
