/** The procedures that are carried out at once and beside all others by the thread that serves, and why. */
export const neverWaiting: Readonly<Record<string, string>> = {
  'system.index': 'It computes nothing.',
  'system.health': 'Whoever watches over the server has to be answered above all when it is busy.',
  'assistant.query': 'It mostly waits for a model, and has limits of its own.',
  'webhooks.test': 'It mostly waits for a receiver.',
}
