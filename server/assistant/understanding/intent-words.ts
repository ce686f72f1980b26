/** Strong words of money: with one of them a question is about cost. */
export const costWord =
  /\b(?:costs?|costing|costed|costl\w+|spend\w*|spent|spender\w*|bill|bills|billed|billing|invoices?|invoiced|charg(?:e|es|ed|ing)|expens\w+|expenditures?|pay|paying|paid|payments?|pric(?:e|es|ed|ey|iest|ing)|money|dollars?|usd|bucks|cheap\w*|burn(?:ing|ed|s| rate)?|outlay\w*|finops|savings?|financ\w+|owe[ds]?|run[- ]?rate|cash|overspen\w+|dearest|set us back|damage|ringing up|rack(?:ed|ing)? up|fork(?:ed|ing)? out|shell(?:ed|ing)? out)\b|\$/

/** Only with a name or a period beside it. */
export const weakCostWord =
  /\b(?:how much|totals?|sum|amount|usage|consumption|breakdown|figures?|numbers?|trend\w*|summary|overview|analy[sz]\w*|analysis|deep dive|details?|drill|doing|looks?|looking|tracking)\b/

export const recommendationWord =
  /\b(?:recommend\w*|suggest\w*|advice|advise|optimi[sz]\w*|sav(?:e|ing|ings)|reduc(?:e|ing|tions?)|wast(?:e|ed|es|ing|eful|age)|idle|unused|under-?utili[sz]ed|under-?used|over-?provision\w*|right-?siz\w*|inefficien\w*|efficien\w*|quick wins?|low[- ]hanging|spend(?:ing)? less|pay(?:ing)? less|overpay\w*|overspend\w*|tips?|slash|shrink|minimi[sz]e|tighten|cost[- ]cutting|clean(?:ed)? ?up|improvements?|economi[sz]e|get rid of|should (?:we|i) (?:buy|purchase|move|switch|use|consider|get|stop|turn off|shut down|downsize|resize|cancel|delete|migrate)|trim\w*|cut(?:ting)?(?= (?:back|down|our|my|the|costs?|spend\w*|some|cloud|~))|lower(?:ing)?(?= (?:our|my|the|costs?|spend\w*|bills?|cloud|~))|bring(?:ing)? .{0,40}\bdown|get .{0,30}\bdown|keep .{0,30}\bdown|(?:make|making) .{0,30}\bcheaper|cheaper (?:alternative|option|way|tier|storage|instance)s?|drive down|decrease(?= (?:our|my|costs?|spend|~)))\b/

export const anomalyWord =
  /\b(?:anomal\w*|spik(?:e|es|ed|ing|y)|unusual\w*|outliers?|abnormal\w*|unexpected\w*|irregular\w*|suspicious\w*|weird\w*|strange\w*|oddit\w+|odd|oddly|out of (?:the ordinary|line|whack|norm\w*|pattern)|surg(?:e|es|ed|ing)|sudden\w*|surpris\w*|unexplained|blips?|fishy|deviat\w*|runaway|jumps|cost jumps?|bumps?|funny|(?:go|gone|going|went) (?:haywire|crazy|wild|wrong)|(?:look\w*|seem\w*) off|anything off|red flags?|(?:more|higher|above|over|beyond|than) (?:than )?(?:usual|normal|average|expected|the norm)|not normal)\b/

const cloudNoun =
  '(?:cloud providers?|cloud vendors?|cloud platforms?|clouds?|providers?|vendors?|platforms?|hyperscalers?|csps?)'

/** Words that put clouds side by side. */
export const acrossClouds = new RegExp(
  [
    `\\b(?:which|what|whose)(?: (?:of|the|our|my|is|was|are|3|single))* (?:most expensive |cheapest |costliest |priciest |biggest |largest |top |least expensive |dearest |highest )?${cloudNoun}\\b(?! (?:costs?|spend|bills?)\\b(?! (?:the |us |me )*(?:most|least|more)))`,
    `\\b(?:compare|comparing|comparison|rank\\w*|split|between|across|by|per|each|every|among|versus|vs|share|breakdown|difference)\\b[^.?]*\\b${cloudNoun}\\b(?! costs?\\b(?= ~))`,
    `\\b(?:expensive|cheapest|costliest|priciest|biggest|largest|top|dearest|highest|lowest|least|most)(?: \\d{1,2})?(?: costly| costing| spend\\w*)? ${cloudNoun}\\b`,
    `\\btop \\d{1,2} ${cloudNoun}\\b`,
    `\\b(?:cross|multi|inter)[- ]?cloud\\b`,
    `\\b(?:all|the) 3\\b(?! (?:days|weeks|months|services|most|biggest|top|largest|highest))`,
    `\\b(?:compare|comparison|differ\\w*|stack up|vs|versus|against|relative)\\b[^.?]*\\b(?:others?|other ${cloudNoun}|the rest|each other|one another)\\b`,
    `\\bprovider (?:comparison|ranking|split|breakdown|mix|share)s?\\b`,
    `\\b(?:all|every|both) (?:of )?(?:the |our |my )*(?:main |big |connected )*${cloudNoun}\\b`,
  ].join('|'),
)

/** "in total over all clouds" asks for one figure. */
export const combined =
  /\b(?:combined|together|altogether|in total|total|totals|overall|sum|grand total|aggregate\w*|in all|all up|everything|entire|whole)\b/

export const compareVerb =
  /\b(?:compar\w+|versus|vs|contrast|side by side|next to|alongside|head to head|stack up|differen\w+)\b|\bv\b/

const serviceNoun = '(?:services?|products?|line items?|items?|things?|resources?|categor\\w+|workloads?)'
const best =
  'most expensive|expensive|costliest|priciest|dearest|biggest|largest|highest|cheapest|least expensive|lowest|top|main|major|leading|worst|smallest|most costly|best|bottom'

/** Words that put services in an order. */
export const rankingWord = new RegExp(
  [
    `\\b(?:${best})\\b(?: [\\w~]+){0,3}? ${serviceNoun}\\b`,
    `\\b(?:which|what)(?: (?:of|the|our|my|are|is|were|was|~+))* ${serviceNoun}\\b`,
    `\\brank\\w*\\b[^.?]*\\b${serviceNoun}\\b`,
    `\\b${serviceNoun}\\b[^.?]*\\b(?:most|rank\\w*|highest|top|over|above|more than|exceed\\w*|least)\\b`,
    `\\b(?:${best})(?: \\d{1,2})?(?: cloud| ~+)*(?: cost| spend| spending| expense| money)?(?: drivers?| contributors?| eaters?| offenders?| consumers?| spenders?| culprits?| movers?)\\b`,
    `\\b(?:cost|spend|spending|price) (?:drivers?|contributors?|hogs?|leaders?)\\b`,
    `\\b(?:${best}) (?:\\d{1,2} )?(?:costs?|expenses?|spends?|bills?|charges?)\\b(?! (?:days?|weeks?|months?))`,
    `\\btop \\d{1,2}\\b(?! (?:days?|weeks?|months?|${cloudNoun}))`,
    `\\bwhere\\b[^.?]*\\b(?:money|budget|spend|spending|costs?|dollars|cash|bill)\\b[^.?]*\\b(?:go|goes|going|went|gone|come|coming|from)\\b`,
    `\\bwhere\\b[^.?]*\\b(?:spend\\w*|spent|pay\\w*)\\b[^.?]*\\bmost\\b`,
    `\\b(?:what|who)\\b[^.?]*\\b(?:spend\\w*|spent|pay\\w*|cost\\w*|burn\\w*)\\b[^.?]*\\bmost\\b`,
    `\\bwhat\\b[^.?]*\\b(?:driving|drives|drove|eating|eats|ate|contribut\\w+|responsible|making up|makes up|behind)\\b`,
    `\\b(?:spend\\w*|spent|pay\\w*|cost\\w*)\\b[^.?]*\\bthe most\\b`,
    `\\b(?:biggest|largest|highest|steepest|sharpest|top) (?:\\w+ )?(?:increases?|jumps?|changes?|growth|rises?|decreases?|drops?|movers?)\\b`,
    `\\bbiggest (?:line item|bill|chunk|portion|share)s?\\b`,
  ].join('|'),
)

/** Words for a development over time. */
export const seriesWord =
  /\b(?:trend\w*|over time|history|historical\w*|timeline|evolution|evolv\w+|progress(?:ion|ed)?|trajectory|time ?series|graph|chart|plot|curve|patterns?|raw data|cost data|records|rows|cost entries|develop(?:ed|ing|ment))\b/

export const changeWord =
  /\b(?:increas\w*|decreas\w*|grow(?:th|n|ing|s)?|grew|chang(?:e|ed|es|ing)|(?:went|go|goes|going|gone) (?:up|down)|ris(?:e|es|en|ing)|rose|drop(?:ped|s|ping)?|fell|fall(?:en|ing|s)?|declin\w+|higher|lower|up or down|jump(?:ed)?|climb\w*|shot up|sky-?rocket\w*|balloon\w*|explod\w*|blew up|creep\w*|crept|so (?:high|expensive|much|low)|more expensive|up from|down from|moved?|movers?)\b/
