import {
  addDays,
  isoWeekday,
  lastUnits,
  startOfWeek,
  unitAround,
  unitToDate,
  type Day,
} from '../../../../shared/period.ts'
import { weekday, weekdayNumber } from './calendar-words.ts'
import { days, type PeriodRule, type Reading } from './mention.ts'
import { latestWeekday } from './quarter-rules.ts'

function oneDay(day: Day): Reading {
  return days(unitAround(day, 'day'), 'day')
}

function inWeek(name: string, which: string, today: Day): Reading {
  const monday =
    which === 'this' ? unitToDate(today, 'week').start_date : lastUnits(today, 'week', 1).start_date
  return oneDay(addDays(monday, weekdayNumber(name) - 1))
}

/** Short weekdays are words of their own ("sun", "sat", "mon"), so they need a preposition. */
const shortForms = /^(?:mon|wed|sat|sun|fri|thu|tue)$/

function latestWeekend(today: Day): Reading {
  const saturday = isoWeekday(today) >= 6 ? addDays(startOfWeek(today), 5) : addDays(startOfWeek(today), -2)
  return days({ start_date: saturday, end_date: addDays(saturday, 1) }, null)
}

function lastWeekend(today: Day): Reading {
  const saturday = addDays(startOfWeek(today), -2)
  return days({ start_date: saturday, end_date: addDays(saturday, 1) }, null)
}

/** Weekdays and weekends. */
export const weekdayRules: readonly PeriodRule[] = [
  {
    pattern: /\bweekend before last\b/g,
    read: (_match, today) => {
      const saturday = addDays(startOfWeek(today), -9)
      return days({ start_date: saturday, end_date: addDays(saturday, 1) }, null)
    },
  },
  { pattern: /\b(?:last|past|previous) weekend\b/g, read: (_match, today) => lastWeekend(today) },
  {
    pattern: /\b(?:(?:this|the|on|over the|over) weekend)\b/g,
    read: (_match, today) => latestWeekend(today),
  },
  {
    pattern: new RegExp(`\\b(${weekday})\\s+(?:of\\s+)?(last|this)\\s+week\\b`, 'g'),
    read: ([, name = '', which = ''], today) => inWeek(name, which, today),
  },
  {
    pattern: new RegExp(`\\b(last|this)\\s+week(?:s|'s)?\\s+(?:on\\s+)?(${weekday})\\b`, 'g'),
    read: ([, which = '', name = ''], today) => inWeek(name, which, today),
  },
  {
    pattern: new RegExp(
      `\\b(?:(on|since|last|this|until|till|from|to|past|through|previous)\\s+)?(${weekday})\\b`,
      'g',
    ),
    read: ([found, before, name = ''], today) => {
      if (before === undefined && shortForms.test(name)) return null
      // The words before stay readable for the rules that join periods.
      return found === undefined ? null : oneDay(latestWeekday(weekdayNumber(name), today))
    },
  },
]
