/** Attempts to steer the assistant, or to make it give away what it must not. */
export const injectionWord =
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,50}\b(?:instructions?|rules?|prompts?|guidelines?|above|previous|polic\w+|training|constraints?|restrictions?|told)\b|\bsystem[- ]?prompt\b|\bdeveloper (?:mode|message)\b|\bjail ?break\w*|\byou are now\b|\bpretend\b|\bact as\b|\brole[- ]?play\b|\breveal\b|\bapi[ _-]?keys?\b|\bopenai_\w+|\bpasswords?\b|\bsecret keys?\b|\bcredentials?\b|\b(?:access|auth) tokens?\b|\benv(?:ironment)? variables?\b|\bprint your\b|\brepeat (?:the|your|everything)\b|\b(?:initial|hidden|original|your) (?:prompt|instructions?|rules)\b|\bsudo\b|\bbase ?64\b|\bdan mode\b|\bnew (?:role|persona|instructions?)\b|\bfrom now on\b|\b(?:say|answer|respond|reply|tell me|claim|report) (?:that )?(?:the |our |my |all )?(?:\S+ )?(?:costs?|total|spend\w*|answer|bill) (?:is|was|are|were) (?:\$|0|zero|free|only)/

/** Things that are made or found elsewhere, whatever else the question says. */
export const creativeWord =
  /\b(?:poems?|haikus?|jokes?|songs?|lyrics|limerick|rap|short story|bedtime story|fairy tale|essay|translate|translation|python|javascript|typescript|java|bash|script|source code|code snippet|terraform|cloudformation|yaml|dockerfile|sql quer(?:y|ies)|regex|recipes?|blog post|tweet|cover letter|linkedin post|speech)\b/

/** Subjects of the wider world. */
export const worldWord =
  /\b(?:weather|temperature|capital of|president|prime minister|football|soccer|basketball|world cup|olympics|movies?|films?|restaurants?|hotels?|flights?|vacation|holiday plans|netflix|spotify|music|books?|novel|birthday|horoscope|bitcoin|crypto\w*|ethereum|stock (?:price|market|tip)s?|share price|shares|stocks?|gold|house|rent|apartment|mortgage|car|cars|tesla|iphone|laptop|pizza|coffee|beer|lunch|dinner|breakfast|groceries|gas prices?|gasoline|petrol|cost of living|salary|salaries|payroll|headcount|hiring|wages?|wedding|dog|cat|meaning of life|population|planet|moon|mars|history of|founded|founder|inventor|invented|net worth|market cap|valuation|quarterly earnings|earnings|revenues?|profits?|sales figures|sales|news|headlines|articles?|customers churn|churn|love|religion|politics|election|war|doctor|medicine|health|fever|diet|exercise|math|square root|multiply|solve|equation|time is it|day is it|date is it|your name|your favou?rite|are you (?:human|real|alive|a (?:bot|robot|human|person))|how are you|how old are you|how is it going|good (?:morning|afternoon|evening|night)|nice to meet|thank you|thanks)\b/

/** Measures of systems that are no money. */
export const technicalWord =
  /\b(?:latency|uptime|outages?|downtime|availability|sla|cpu|ram|memory|iops|throughput|bandwidth usage|error rates?|errors?|bugs?|incidents?|traffic|logins?|sign(?:ed|ing)?[- ]?ups?|visitors|page views|requests per|response times?|deployments?|deployed|pull requests?|commits?|tests?|cluster nodes|security|vulnerabilit\w+|cve|compliance|patch\w*|firewall|backups?|logs|dns|ssl|certificates?|kernel|timeouts?|cold starts?|concurrency|invocations?|slow|performance)\b/

/** Prices and facts of companies, even of those that run clouds. */
export const companyWord =
  /\b(?:stock (?:price|market)s?|share prices?|market cap|valuation|net worth|founded|founders?|ceo of|headquarters?|shareholders?|dividends?|ipo|employees|acquisition|acquired)\b/

const howTo =
  /\bhow (?:do|does|can|could|should|would|to)\b.*\b(?:create|install|configure|deploy|set ?up|connect|launch|restart|reboot|migrate|enable|disable|build|write|log ?in|ssh|resize|access|upload|download|debug|fix|use|attach|mount|scale|back ?up|provision|start|stop|delete|terminate|encrypt|secure|learn|code|work|works)\b/
const definition =
  /^(?:so |ok |please |can you |could you )*(?:what (?:is|are|does)|what is the (?:difference|meaning)|explain|define|describe|tell me (?:about|what)|who (?:is|are|was|made|invented|founded|owns)|when (?:was|were|did|is)|why (?:is|are|do|does)|is|are|does|do|can|should|which .* (?:best|better|faster|recommended for))\b/

/** Whether a question without a word of cost asks how something is done, or what it is. */
export function asksKnowledge(text: string): boolean {
  return !/\b(?:equivalent|counterpart)s?\b/.test(text) && (howTo.test(text) || definition.test(text))
}

export const greetingOnly =
  /^(?:hi|hello|hey|yo|hiya|howdy|greetings|thanks|thank you|thx|cheers|bye|goodbye|good (?:morning|afternoon|evening|night)|sup|what is up|how are you|ok|okay|cool|great|nice|awesome|yes|no|sure|lol|haha|test|testing)(?: (?:there|everyone|all|billow|bot|assistant|again|so much|very much|a lot|team|you|doing|today|for (?:the|your) help|how are you))*[\s!.,?]*$/

export const helpWord =
  /^(?:please |can you |could you )?(?:help|help me|help please|\?+|commands?|menu|examples?|instructions|usage|options)(?: please| me)?[\s!.?]*$|\bwhat (?:can|could|do|should) (?:you|i|we) (?:do|ask|query|help|answer|tell|know|offer)\b|\bwhat (?:questions|kinds?|sorts?|types?)\b.*\b(?:ask|answer|questions|queries)\b|\b(?:who|what) are you\b|\bhow (?:do|does|can|should|could) (?:i|we|you|this|it|one) (?:use (?:this|you|it|billow)|work|ask)\b|\bcapabilit\w+|\bwhat (?:is|does) (?:this|billow)(?: tool| app| thing| product| assistant)?(?: do)?[\s?]*$|\bwhat (?:tools|features|commands|functions)\b.*\b(?:you|have|available|support)\b|\bhow (?:do|can) i (?:import|upload|load|add) (?:a |my |our |an? )?(?:bills?|invoices?|data|csv|files?)\b|\bwhat data\b.*\b(?:have|loaded|available|connected)\b|\b(?:which|what) (?:clouds?|providers?|accounts?|services?|vendors?) (?:are|do you|is|have you)\b.*\b(?:connected|supported?|know|cover\w*|available|loaded)\b|\b(?:when|how (?:fresh|recent|old|current|up to date))\b.*\bdata\b|\bhelp me (?:get started|understand (?:what|how) (?:you|this))\b|\bwhat (?:else )?can (?:this|it|the assistant|billow)(?: thing| tool| app| bot)? do\b|\bgive me (?:some )?examples?\b|\bget(?:ting)? started\b|\bi need (?:some )?help[\s.!]*$/
