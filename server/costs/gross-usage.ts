/**
 * SQL of what the usage of a charge `c` costs before credits and commitments, so that neither hides how much is used:
 * usage that a commitment covers at its price without one, and nothing for what is not used of a commitment or only
 * takes off a price.
 *
 * @param amount the SQL of what is charged, which usage on demand costs.
 */
export const grossUsageSql = (amount: string): string =>
  `case when c.commitment_status = 'Used' then coalesce(c.contracted_cost, c.list_cost, greatest(c.billed_cost, c.effective_cost))
    when c.commitment_status = 'Unused' then 0
    when (c.discount_type is not null or c.commitment_id is not null) and c.billed_cost < 0 then 0 else ${amount} end`
