/** Why a cost question cannot be answered here. */
export type Limitation = 'future' | 'write' | 'vendor' | 'budget' | 'dimension' | 'price_list' | 'not_tracked'

const future =
  /\b(?:forecast\w*|predict\w*|projected|projections?|project(?= (?:our|my|the|next|future|costs?|spend\w*|~))|(?:expected|expect|expecting|likely) (?:to|for|by|cost|spend|bill)|what .*\bexpect|(?<!\bif you )\bwill(?! (?:you|i be able))(?= (?:\w+ ){0,6}(?:\w+))|going to (?:cost|spend|be|pay|hit|reach|exceed|end|look)|gonna (?:cost|spend|be|pay|hit|reach)|outlook|extrapolat\w*|anticipat\w*|estimate (?:next|our next|future|the next|for next)|in (?:the )?(?:near )?future|future costs?|by (?:the )?end of (?:the |this |next )?(?:year|quarter|month|week|20\d\d)|at this (?:rate|pace)|on (?:track|pace) (?:to|for)|end up (?:at|with|spending|paying|costing)|months? from now|from now|ahead|5 years)\b/

const writeVerbs =
  'delete|terminate|shut ?down|kill|destroy|stop|remove|resize|downsize|upsize|scale (?:down|up|in|out)|turn off|turn on|switch off|start|reboot|restart|buy|purchase|cancel|disable|enable|provision|deploy|launch|migrate|move|apply|create|set|set up|setup|schedule|configure|update|modify|change|rename|edit|tag|untag|email|send|mail|notify|alert|slack|post|import|upload|export|download|save|add|insert|write|approve|pay|refund|transfer|grant|revoke|rotate|open|file|raise|archive|purge|wipe|clear|reset|drop|truncate|rightsize|release|deallocate|decommission|book|order|assign|execute|run|fix|pause|suspend|invite'
const polite =
  '^(?:(?:please|can you|could you|would you|will you|can we|could we|i want you to|i need you to|i would like you to|i want to|i need to|i would like to|go ahead and|just|now|then|also|and|ok|okay|hey|hi|assistant|billow|lets|let us|kindly|you should|you must|immediately|automatically|so|help me|try to)[\\s,]+)*'
const imperative = new RegExp(`${polite}(${writeVerbs})\\b\\s*(.*)$`)
/** What a verb of making may be about here without changing anything. */
const harmless =
  /^(?:me |us |up )?(?:a |an |the |some |my |our )?(?:\w+ ){0,2}?(?:chart|graph|plot|table|breakdown|summary|report(?! (?:to|by|via))|list|overview|comparison|analysis|ranking|view|query|trend|recommendations?|suggestions?|anomaly detection|anomaly check|anomalies|cost(?:s)? (?:for|of|by|from|last|this|in)|numbers|figures)\b/
/** A follow-up such as "add Azure" changes the question, not the cloud. */
const namesOnly =
  /^(?:x+|and|to|the|it|that|this|too|also|as well|comparison|costs?|please|from|mix|spend\w*|threshold|of|at|in|by|with|period|range|\d+|%|percent|[,.\s])*$/
const reporting =
  /\b(?:to|via|by|through) (?:e-?mail|slack|teams|pdf|csv|excel|my|the|our|boss|cfo|finance|me)\b/

const budget = /\b(?:budgets?|budgeted|over budget|under budget|within budget|quota)\b/
const priceList =
  /\b(?:list prices?|price list|on[- ]demand (?:price|rate)s?|hourly (?:price|rate)s?|per (?:gb|gigabyte|tb|vcpu|core|request|million requests)|pricing (?:model|page|tiers?|calculator|structure)|how (?:is|are|does|do) \S+(?: \S+)? (?:billed|priced|pricing|charge)|free tier|spot price)\b/
const notTracked =
  /\b(?:(?:reserved instances?|ris?|savings plans?|commitments?|cuds?|reservations?) (?:coverage|utili[sz]ation|expir\w*)|coverage of (?:reserved|savings)|carbon|emissions?|co2|footprint|invoice (?:number|id|pdf)|purchase order|payment methods?|credit cards?|exchange rates?|vat|tax(?:es)?|credits? (?:left|remaining|balance)|remaining credits?|unit costs?|unit economics|cost per (?:user|customer|transaction|request|order|deploy\w*|tenant|unit|gb|click|employee|head)|how many (?:\S+ )?(?:instances|servers|vms|gb|tb|terabytes|requests|invocations|buckets|machines|cores|functions|clusters|~+))\b/

/** No answer comes as a file. */
const files = /\b(?:pdf|csv|excel|xlsx|spreadsheet|powerpoint|slide deck|slides|google sheets?)\b/

/** Whether a text asks about what lies ahead. */
export function asksFuture(text: string): boolean {
  return future.test(text)
}

/** The verb by which a text asks for something to be changed, or null. */
export function writeAction(text: string): string | null {
  if (files.test(text)) return 'export'
  const match = imperative.exec(text.trim())
  if (match === null) return null
  const [, verb = '', object = ''] = match
  if (
    /^(?:run|create|write|open|start|add|set up|post|execute)$/.test(verb) &&
    harmless.test(object) &&
    !reporting.test(object)
  )
    return null
  if (/^(?:add|remove|drop|set|use|apply|update|change|start|run|open)$/.test(verb) && namesOnly.test(object))
    return null
  if (/^(?:the |that |it\b.*)?(?:threshold|limit|granularity|sensitivity|period|range)\b/.test(object))
    return null
  if (verb === 'change' && /^(?:in|of|from|vs|between|since|over)\b/.test(object)) return null
  if (verb === 'save' && /^(?:money|costs?|on|some|us|more)\b/.test(object)) return null
  if (
    /^(?:can|could) we\b/.test(text) &&
    !/^(?:delete|buy|purchase|export|email|download|send|schedule|create|set)/.test(verb)
  )
    return null
  if (
    /^i want to\b|^i need to\b|^help me\b|^try to\b/.test(text) &&
    /^(?:save|stop (?:over)?spending)/.test(`${verb} ${object}`)
  )
    return null
  return verb
}

/** The limitation that a text runs into, or null. Writes, vendors and dimensions are found elsewhere. */
export function limitationOf(text: string): Limitation | null {
  if (asksFuture(text)) return 'future'
  if (budget.test(text)) return 'budget'
  if (priceList.test(text)) return 'price_list'
  return notTracked.test(text) ? 'not_tracked' : null
}
