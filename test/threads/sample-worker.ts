import { serveThread } from '../../server/threads/serve-thread.ts'

export type SampleRequest = 'echo' | 'fail' | 'die' | 'wait'

serveThread<SampleRequest, string>((request, signal) => {
  if (request === 'fail') throw new Error('It failed.')
  if (request === 'die') process.exit(3)
  if (request === 'echo') return `echo of ${heard}`
  return new Promise<string>((resolve) =>
    signal.addEventListener('abort', () => {
      heard = 'a request that nobody waits for'
      resolve('late')
    }),
  )
})

let heard = 'nothing'
