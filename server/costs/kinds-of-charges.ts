/** SQL of the columns of a charge that tell what kind it is; trusted. */
export type KindColumns = Readonly<
  Record<'charge_category' | 'charge_class' | 'charge_frequency' | 'discount_type', string>
>

/**
 * SQL that tells refunds and corrections: what FOCUS calls a correction of an earlier invoice. Importers say so of
 * refunds of AWS and Azure and of adjustments of Google Cloud.
 */
export const correctionSql = (columns: Pick<KindColumns, 'charge_class'>): string =>
  `(${columns.charge_class} is not null and ${columns.charge_class} = 'Correction')`

/**
 * SQL that tells credits: charges that are one, and discounts that the bill grants as a credit on usage. Discounts of
 * AWS have rows of their own and are adjustments.
 */
export const creditSql = (columns: Pick<KindColumns, 'charge_category' | 'discount_type'>): string =>
  `(${columns.charge_category} = 'Credit' or (${columns.discount_type} is not null and ${columns.charge_category} <> 'Adjustment'))`

/** What FOCUS calls charges that follow no daily habit; refunds and corrections follow none either. */
const irregular = ['Tax', 'Credit', 'Purchase', 'Adjustment']

/** SQL that tells charges that follow no daily habit; never null. */
export const irregularSql = (columns: Pick<KindColumns, 'charge_category' | 'charge_class'>): string =>
  `(${columns.charge_category} is not null and ${columns.charge_category} in (${irregular.map((name) => `'${name}'`).join(', ')}) or ${correctionSql(columns)})`

/** SQL that tells charges that come back by themselves, as their bill says. */
export const recurringSql = (columns: Pick<KindColumns, 'charge_frequency'>): string =>
  `(${columns.charge_frequency} is not null and lower(${columns.charge_frequency}) = 'recurring')`
