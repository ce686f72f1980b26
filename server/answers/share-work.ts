/** Work that several wait for, and that is called off once nobody does. */
export type SharedWork<Result> = {
  /** @throws whatever the work throws, or the reason of the signal once that fires. */
  join(signal: AbortSignal): Promise<Result>
}

/**
 * Starts work, which the one who starts it joins at once.
 *
 * @param start begins the work; its signal fires when all who joined have left.
 * @param onEnd is called when nobody may join any more, once or twice.
 */
export function shareWork<Result>(
  start: (signal: AbortSignal) => Promise<Result>,
  onEnd: () => void,
): SharedWork<Result> {
  const everybodyLeft = new AbortController()
  let waiting = 0
  const work = start(everybodyLeft.signal)
  work.then(onEnd, onEnd)
  return {
    join(signal) {
      waiting += 1
      return new Promise((resolve, reject) => {
        const leave = () => {
          waiting -= 1
          reject(signal.reason)
          if (waiting > 0) return
          onEnd()
          everybodyLeft.abort(signal.reason)
        }
        if (signal.aborted) leave()
        else signal.addEventListener('abort', leave, { once: true })
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
      })
    },
  }
}
