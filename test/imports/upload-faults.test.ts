import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { leftIn } from '../support/left-in.ts'

/** Sends bytes as they are, and reads the answer's status and body. */
function send(
  app: TestApp,
  headers: readonly string[],
  body: string,
): Promise<{ status: number; text: string }> {
  const { port } = new URL(app.url)
  const head = [
    'POST /api/finops/imports HTTP/1.1',
    `Host: localhost:${port}`,
    'Connection: close',
    ...headers,
  ]
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk) => (answer += String(chunk)))
    socket.on('error', reject)
    socket.on('close', () =>
      resolve({ status: Number(answer.split(' ')[1]), text: answer.slice(answer.indexOf('\r\n\r\n') + 4) }),
    )
    socket.write(`${[...head, `Content-Length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`)
  })
}

const wait = () => new Promise((resolve) => setTimeout(resolve, 5))

const part = (boundary: string, name = 'file') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="bill.csv"\r\n\r\na,b\n1,2\n`

describe('an upload that is no proper multipart body is a 400 that says so', () => {
  test.each([
    ['has no boundary', 'multipart/form-data', `${part('x')}\r\n--x--\r\n`, /names no boundary/],
    [
      'has an empty boundary',
      'multipart/form-data; boundary=',
      `${part('x')}\r\n--x--\r\n`,
      /names no boundary/,
    ],
    [
      'has an over-long boundary',
      `multipart/form-data; boundary=${'x'.repeat(5000)}`,
      `${part('x')}\r\n--x--\r\n`,
      /5000 characters/,
    ],
    ['is cut off in its content', 'multipart/form-data; boundary=x', part('x'), /cut off/],
    [
      'is cut off in a header',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-da',
      /cut off/,
    ],
    [
      'has another boundary',
      'multipart/form-data; boundary=y',
      `${part('x')}\r\n--x--\r\n`,
      /another boundary/,
    ],
    ['is empty', 'multipart/form-data; boundary=x', '', /no file/],
    [
      'has no file',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nhello\r\n--x--\r\n',
      /no file/,
    ],
    [
      'has another field',
      'multipart/form-data; boundary=x',
      `${part('x', 'bill')}\r\n--x--\r\n`,
      /in the field file, not in bill/,
    ],
    [
      'has __proto__ as a field',
      'multipart/form-data; boundary=x',
      `${part('x', '__proto__')}\r\n--x--\r\n`,
      /field file/,
    ],
    [
      'has too many files',
      'multipart/form-data; boundary=x',
      `${`${part('x')}\r\n`.repeat(1001)}--x--\r\n`,
      /at most 1000/,
    ],
  ])('that %s', async (_what, type, body, message) => {
    await using app = await createTestApp()
    const { status, text } = await send(app, [`Content-Type: ${type}`], body)
    expect([status, JSON.parse(text)]).toEqual([
      400,
      { code: 'BAD_REQUEST', message: expect.stringMatching(message) },
    ])
    expect(app.logged).toEqual([])
    expect(leftIn(app)).toEqual([])
  })
  test('a browser that goes away leaves nothing behind', async () => {
    await using app = await createTestApp()
    const { port } = new URL(app.url)
    const socket = connect(Number(port), '127.0.0.1')
    const head = ['POST /api/finops/imports HTTP/1.1', `Host: localhost:${port}`, 'Content-Length: 100000']
    socket.write([...head, 'Content-Type: multipart/form-data; boundary=x', '', part('x')].join('\r\n'))
    while (leftIn(app).length === 0) await wait()
    socket.destroy()
    while (leftIn(app).length > 0) await wait()
    expect(app.logged).toEqual([])
  })
})
