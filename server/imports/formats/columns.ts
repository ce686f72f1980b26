import { quoteName, quoteText } from '../../charges/quote.ts'
import { amountOf, firstOf, instantOf, isNumber, textOf } from './column-sql.ts'

/** A piece of SQL over the columns of a bill, in the dialect of the engine that reads it. */
export type Sql = string

export type Column = {
  readonly name: string
  readonly type: string
  /** Its name in the bill, where that is not the name under which the engine reads it. */
  readonly title?: string
}

const unknownDay = 'No cost is of that time: bills are read from the year 2000 to two years from today.'

/** A condition under which a row cannot be read. */
export type Check = {
  readonly column: string
  readonly value: Sql
  readonly fails: Sql
  readonly reason: string
}

export type NamedValue = { readonly name: Sql; readonly sql: Sql }

/**
 * The columns of a bill by any of their spellings: `lineItem/UnblendedCost`, `line_item_unblended_cost`,
 * `Kosten (CostInBillingCurrency)` and `service.description` are found whatever their case and separators.
 */
export type Columns = {
  readonly all: readonly Column[]
  /** What a row must hold to be read; grows as a format asks for columns. */
  readonly checks: readonly Check[]
  /** Values that are worked out once for each row, under the names that SQL of this file refers to. */
  readonly values: readonly NamedValue[]
  /** Columns that the format has asked for so far. */
  readonly used: ReadonlySet<Column>
  has(...names: readonly string[]): boolean
  /** A column by its very name, which may differ from another's by case only. */
  exactly(column: Column): Sql
  /** Works a value out once for each row, however often it is asked for. */
  once(sql: Sql): Sql
  /** The first of these columns that holds something in the row; null in SQL where the bill has none of them. */
  text(...names: readonly string[]): Sql
  /** A field of a nested column: a column of its own (`service.id`, `service_id`), or within `service` as JSON. */
  field(parent: string, name: string): Sql
  /** A text that must be there. */
  requiredText(...names: readonly string[]): Sql
  /** The currency of the row, which must be there; signs in amounts that are asked for later must fit it. */
  currency(...names: readonly string[]): Sql
  /** An exact amount, null where the bill has none; a row with anything but a number is rejected. */
  money(...names: readonly string[]): Sql
  /** An exact amount that must be there. */
  requiredMoney(...names: readonly string[]): Sql
  /** A quantity; null where it is no number. */
  quantity(...names: readonly string[]): Sql
  /** The UTC day of an instant that must be there. */
  requiredDay(...names: readonly string[]): Sql
  /** An instant, as a timestamp. */
  instant(...names: readonly string[]): Sql
  /** The month of an instant, `YYYY-MM`, null where there is none. */
  month(...names: readonly string[]): Sql
  /** A month that SQL works out of these columns, checked like that of an instant. */
  knownMonth(month: Sql, ...names: readonly string[]): Sql
}

/** What is left of a column name when spelling does not matter; of `Kosten (Cost)`, the name in parentheses. */
export function keyOf(name: string): string {
  const inParentheses = name.includes('/') ? undefined : /\(([^()]+)\)\s*$/.exec(name)?.[1]
  return (inParentheses ?? name).toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

export function createColumns(all: readonly Column[]): Columns {
  const byKey = new Map<string, Column>()
  for (const column of all) if (!byKey.has(keyOf(column.name))) byKey.set(keyOf(column.name), column)
  const checks: Check[] = []
  const used = new Set<Column>()
  let currencyOfRow: Sql = 'null'
  const present = (names: readonly string[]) => {
    const keys = new Set(names.map(keyOf))
    const found = [...keys].map((key) => byKey.get(key)).filter((column) => column !== undefined)
    for (const column of found) used.add(column)
    return found
  }
  const text = (...names: readonly string[]): Sql => firstOf(present(names).map(textOf))
  const nameOf = (names: readonly string[]) => present(names)[0]?.name ?? names[0] ?? ''
  const check = (names: readonly string[], fails: Sql, reason: string) =>
    void checks.push({ column: nameOf(names), value: text(...names), fails, reason })
  const requiredText = (...names: readonly string[]): Sql => {
    check(names, `${text(...names)} is null`, 'It is empty.')
    return text(...names)
  }
  const values: NamedValue[] = []
  const once = (sql: Sql): Sql => {
    const known = values.find((value) => value.sql === sql)
    if (known !== undefined) return known.name
    const name = quoteName(`value ${values.length + 1}`)
    values.push({ name, sql })
    return name
  }
  const money = (...names: readonly string[]): Sql => {
    const found = present(names)
    if (found.length === 0) return 'money(null, null)'
    const amount = once(firstOf(found.map((column) => amountOf(column, currencyOfRow))))
    if (!found.every(isNumber)) {
      const unread = `${amount} is null and ${text(...names)} is not null`
      check(names, `${unread} and is_written(${text(...names)})`, 'Its currency sign is not that of the row.')
      check(names, unread, 'It is not a number.')
    }
    return amount
  }
  const requiredMoney = (...names: readonly string[]): Sql => {
    const amount = money(...names)
    // A number that is there has its text, which takes far longer to make than the number to read.
    const isEmpty = present(names).every(isNumber) ? amount : text(...names)
    check(names, `${isEmpty} is null`, 'It is empty.')
    return amount
  }
  const instant = (names: readonly string[]): Sql => once(firstOf(present(names).map(instantOf)))
  const requiredDay = (...names: readonly string[]): Sql => {
    const moment = instant(names)
    check(names, `${moment} is null`, 'It is not a date.')
    check(names, `not is_known_day(${moment}::date)`, unknownDay)
    return `${moment}::date`
  }
  return {
    all,
    checks,
    values,
    used,
    exactly: (column) => {
      used.add(column)
      return textOf(column)
    },
    once,
    has: (...names) => names.every((name) => byKey.has(keyOf(name))),
    text,
    field: (parent, name) =>
      firstOf([
        ...present([`${parent}.${name}`]).map(textOf),
        ...present([parent]).map((column) => `nested(${textOf(column)}, ${quoteText(`$.${name}`)})`),
      ]),
    requiredText,
    currency: (...names) => {
      currencyOfRow = text(...names)
      return requiredText(...names)
    },
    money,
    requiredMoney,
    quantity(...names) {
      const found = present(names)
      const numbers = found.map(({ name }) => `try_cast(${quoteName(name)} as decimal(38, 12))`)
      const isExact = found.length > 0 && found.every(isNumber)
      return once(isExact ? firstOf(numbers) : `quantity(${text(...names)})`)
    },
    requiredDay,
    instant: (...names) => instant(names),
    month(...names) {
      const moment = instant(names)
      if (present(names).length === 0) return `null::varchar`
      check(names, `${moment} is not null and not is_known_day(${moment}::date)`, unknownDay)
      return `strftime(${moment}, '%Y-%m')`
    },
    knownMonth(month, ...names) {
      check(names, `${month} is not null and not is_known_month(${month})`, unknownDay)
      return month
    },
  }
}
