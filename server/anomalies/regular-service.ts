/** Charges that follow no daily habit: taxes, credits, refunds, and purchases that are made once. */
const irregular = /\b(tax|taxes|vat|gst|credits?|refunds?|rounding|upfront|one[- ]time|support fee)\b/i

/** Whether a service is one that anomalies are looked for in. */
export function isRegularService(serviceName: string): boolean {
  return !irregular.test(serviceName)
}
