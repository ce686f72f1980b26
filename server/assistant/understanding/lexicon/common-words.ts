/**
 * Ordinary words that stand close to a keyword or a service name, or that turn up in questions. None of them is a
 * misspelling, and none of them is the name of something unknown.
 */
const text = `
a about above access across active actual actually add added after again against ago ahead all almost along already
also always am amazing among amount an and another answer any anybody anyone anything anyway app apps are area areas around
as ask asked asking at available average avg away back bad balance based basically basis be because been before began begin
being below best better between big bigger biggest bit board boss both bottom bring broken brought but by call called came
can cause caused causes causing ceo cfo check class clear client close closely coast come comes coming complete completely
consider consumed consumption consuming contributing contribute contributes contributed contribution could count country course
current currently customer customers data date dates day days deal dear decision deep deeper depth describe detail detailed
details did differ different display distribution do does doing done down drill drove drive driven driver drivers driving due
during each earlier early easily easy either else email end ended ending engineering english enough entire entirely especially
estate even ever every everybody everyone everything exact exactly exclude extensive expansive extra fact far fast favorite
fear few fewer figure figures final finally finance find fine finops first fleet focus follow following footprint for
four free friend from front full fully further future gave general get gets getting give given gives giving go goes going gone good
got great greater green group grouped grouping grow growing grown growth guess had half hand handle happen happened happening happens
hard has have having he head hear heard heavy held hello help helpful her here hey hi high higher highest his hit hold home
honey host hour hours house how however huge i idea if important in include included includes including incur incurred info information
infra infrastructure inside instead into involved is issue it item items its itself job jobs join just keep kept key
kick kind know landscape large larger largest last late lately later latest latter lead leading least leave left less let
level like likely line lines list listed little live load long longer look looked looking looks lost lot lots low lower lowest
made main mainly major make makes making many match matter matters may maybe me mean means meant measure
measured meeting member message might mind mine minimum maximum missing mix moment monkey month months more morning most mostly mouth move
moved much multi must my name named near need needed needs negative never new news next nice no nobody none
normal normally not note nothing notice now number numbers obviously occur occurred occurs odd of off offer office often
ok okay old on once one ones only open or order orders organization other others our out outside over overview own
page part particular parts past pattern pay paying payment people per perform period periods person pick picture piece
place placed plan platform platforms please point pop portfolio position possible pretty previous prior pro probably problem produce
product products project projects proper provide provided provides public pull put question questions quick quickly quite
range ranges rate rather read ready real really reason reasons recent recently record region regions regular related
relative relevant remain remaining report reported reporting reports request requests responsible rest result results
right rise risk roughly row rows run running said same save say saying says scale second see seeing seek seem seems seen
send sense separate separately set seven several shall share shares she short should show showed showing shown shows
side significant significantly similar simple simply since single sit site six size slice small smaller smallest so
soft solid some somebody someone something sort sorted sound source space speak specific speed split splitted spot stack
stand start started starting starts state states stats statistics status stay step still stop store story straight stuff
such sum suppose supposed sure surely table take taken takes taking talk team teams tell tells ten tend term terms test
than thank thanks that the their them then there these they thing things think third this those thought three through
throughout till time times tips to today together told too took top topic total totals toward towards track tracking traffic
true try trying turn two type types under understand unit until up upon us use used useful user users uses using usual
usually value values various very via view vs versus wait walk want wanted wants was watch way ways we weak wear
weather week weeks well went were what whatever when whenever where whether which while who whole whom whose why wide will
wish with within without wonder wondering word words work worked working works world worse worst worth would write wrong year years
yes yet you your yours yourself zero cloud clouds environment environments vendor vendors company business org
respectively approximately exactly roughly overall altogether combined aggregate aggregated accumulated cumulative sofar til
dollar dollars usd cents euro euros euros k m million thousand hundred percent percentage percents figure ranked rank ranking rankings
latency uptime outage outages errors error bug bugs deploy deployed deployment instance instances running cpu memory disk
weekday weekdays weekend weekends holiday season peak peaks paced pace steady flat stable
thx cheers bye goodbye morning evening afternoon night sorry wow cool awesome
slack teams jira ticket tickets server servers machine machines database databases container containers bucket buckets
paste haste taste fist mist post cast mast pest nest vest west pact fact pair pain page pick bell ball bull hill wild built
bold dogs lays tear fears year years dairy spice spine spite marsh speech speak broad
`

export const commonWords: ReadonlySet<string> = new Set(text.split(/\s+/).filter((word) => word !== ''))
