/** The days of a mean month, which amounts of a month are told for. */
export const daysPerMonth = 365.25 / 12

export const hoursPerDay = 24
