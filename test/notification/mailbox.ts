import { SMTPServer } from 'smtp-server'

/** A letter as it came: its envelope, its headers unfolded and decoded, its text. */
export type Received = { from: string; to: string[]; headers: Map<string, string>; raw: string; text: string }

type Refusal = { code: number; message: string }

/** A mailbox behind a real SMTP server on this machine, which refuses what a test has it refuse. */
export async function openMailbox() {
  const letters: Received[] = []
  const refusals = new Map<string, Refusal>()
  const refusing = (address: string): Error | null => {
    const refusal = refusals.get(address)
    return refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.code }) : null
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => done(refusing(address)),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        letters.push({ from, to, ...read(Buffer.concat(chunks).toString()) })
        done()
      })
    },
  })
  const listen = (port: number) => new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mailbox listens on a port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    lettersTo: (to: string) => letters.filter((letter) => letter.to.includes(to)),
    refuse: (to: string, code: number) => refusals.set(to, { code, message: `refused with ${code}` }),
    accept: (to: string) => refusals.delete(to),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>

/** Takes a message of one text part apart. */
function read(raw: string): Pick<Received, 'headers' | 'raw' | 'text'> {
  const split = raw.indexOf('\r\n\r\n')
  const lines = raw.slice(0, split).replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = new Map(lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())]
  }))
  const body = raw.slice(split + 4)
  const encoding = headers.get('content-transfer-encoding') ?? ''
  return { headers, raw, text: decodeBody(body, encoding).replaceAll('\r\n', '\n') }
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  return encoding === 'quoted-printable' ? quoted(body.replaceAll('=\r\n', '')) : body
}

const quoted = (text: string): string => {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

const decodeWords = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : quoted(word.replaceAll('_', ' ')))
