/*
 * What "complete" hangs on, beside the setting `incomplete_hours`. Nothing else in the house has a number of its own
 * for it.
 */

/** Who delivered nothing for so many days no longer delivers: nothing is missing after its last day. */
export const staleAfterDays = 40

/** How far around a range the habits of an account are looked at. */
export const habitDays = 60

/** An account that is charged on a smaller part of its days says nothing by a day without a charge. */
export const leastChargedPart = 0.5

/** How many last days of the demo data are looked at; it leaves out none before. */
export const demoTailDays = 14

/** Fewer of them are no habit. */
export const leastDemoDays = 3
