import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { signatureHeaders } from '../../server/webhooks/signature.ts'

test('signatures are those of Standard Webhooks', () => {
  // The example that the libraries of the specification are tested with.
  const headers = signatureHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    time: 1614265330,
    body: '{"test": 2432232314}',
  })
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test.each(['a secret of some length', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])(
  'the signature that came before them stays, with the whole text as its key: %s',
  (secret) => {
    const headers = signatureHeaders(secret, { id: 'msg_1', time: 5, body: '{}' })
    const hex = createHmac('sha256', secret).update('5.{}').digest('hex')
    expect(headers['x-billow-signature']).toBe(`t=5,v1=${hex}`)
  },
)
