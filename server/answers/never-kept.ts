/**
 * The queries whose answers are not kept, and why. Every other one is kept, since its answer depends on the database as
 * its version tells, the input and the day alone.
 */
export const neverKept: Readonly<Record<string, string>> = {
  'system.health': 'It tells the instant, and has to notice a database that is gone.',
  'imports.list': 'It shows how far imports are, which raises no version.',
  'imports.get': 'It shows how far an import is, which raises no version.',
  'imports.bills': 'It shows bills that are still being written, which raises no version.',
  'assistant.status': 'It tells the settings of this very process.',
  'assistant.threads': 'Conversations raise no version; they would throw away all that is kept.',
  'assistant.thread': 'Conversations raise no version; they would throw away all that is kept.',
  'webhooks.deliveries': 'Attempts to deliver raise no version; they would throw away all that is kept.',
}
