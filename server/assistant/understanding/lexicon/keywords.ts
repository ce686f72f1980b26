/** Words that carry meaning here, so that a misspelling of them is put right. Earlier ones win a tie. */
const text = `
cost costs spend spending spent bill bills billing billed invoice invoices charge charges charged
expensive expense expenses expenditure priciest costliest pricey cheap cheaper cheapest price prices money
last week weeks month months year years quarter quarters days today yesterday tomorrow previous current weekend fortnight
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
anomaly anomalies anomalous unusual spike spikes spiked spiking outlier outliers abnormal abnormality abnormalities strange
unexpected unexpectedly suspicious irregular irregularities weird surge surges surprise surprises detect detection
recommend recommendation recommendations recommended suggestion suggestions suggest optimize optimise optimized optimization
optimizations optimisation optimizing optimising savings saving reduce reducing reduction waste wasted wasting wasteful unused
rightsize rightsizing efficiency efficient inefficient advice underutilized overprovisioned
compare compared comparing comparison comparisons versus against difference breakdown provider providers service services
trend trends trending daily weekly monthly quarterly hourly history historical timeline evolution
total totals summary summarize overview increase increased increases decrease decreased decreasing increasing change changed changes
forecast forecasts forecasting predict prediction predictions projected projection budget budgets
excluding exclude except without including threshold percent percentage above average
delete terminate shutdown
which what where when please
biggest largest highest lowest top
`

export const keywords: readonly string[] = text.split(/\s+/).filter((word) => word !== '')
export const keywordSet: ReadonlySet<string> = new Set(keywords)
