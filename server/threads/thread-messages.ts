/** What a thread is told: a request under a number, that nobody waits for it any more, or that it may end. */
export type ToThread<Request> =
  | { readonly kind: 'request'; readonly id: number; readonly request: Request }
  | { readonly kind: 'left'; readonly id: number }
  | { readonly kind: 'end' }

/** What a thread says of the request of a number: its answer, or why there is none. */
export type FromThread<Answer> =
  { readonly id: number; readonly answer: Answer } | { readonly id: number; readonly failure: string }
