import { createTransport } from 'nodemailer'
import type { Config } from '#api/config.ts'

/** One mail as it leaves: to one address, plain text. */
export type Letter = { id: string; address: string; subject: string; text: string }

/** What takes letters (邮件端口). */
export type Mailer = {
  /** @throws Error when the letter was not taken */
  send: (letter: Letter) => Promise<void>
  close: () => void
}

const TIMEOUT_MS = 10_000

type MailConfig = Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'PUBLIC_URL' | 'HOST' | 'PORT'>

/** How letters are written: with links that begin with the platform's address. */
export type Post = { url: string }

/** Undefined where the configuration names no server for e-mail: then none is written. */
export const postOf = ({ SMTP_URL, PUBLIC_URL, HOST, PORT }: MailConfig): Post | undefined =>
  SMTP_URL === undefined ? undefined : { url: PUBLIC_URL ?? `http://${HOST}:${PORT}` }

/**
 * The configured SMTP server; undefined where there is none. A letter that is sent again has the same Message-ID.
 * Addresses were checked character by character, subjects are fixed texts, and the envelope is given as it is, so that
 * nothing of a letter becomes a header or another recipient.
 */
export function smtpMailer({ SMTP_URL, MAIL_FROM }: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>): Mailer | undefined {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return undefined
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
  })
  const domain = MAIL_FROM.slice(MAIL_FROM.indexOf('@') + 1)
  return {
    send: async ({ id, address, subject, text }) => {
      await transport.sendMail({
        from: { name: SENDER, address: MAIL_FROM },
        to: { name: '', address },
        envelope: { from: MAIL_FROM, to: [address] },
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        subject,
        text,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    close: () => transport.close(),
  }
}

const SENDER = '东营大数据交易分平台'

/** The subject of a letter: a fixed text for each thing that letters are about. */
export const subjectOf = (about: string): string => `【${SENDER}】${about}`

/** Text on one line: without control characters and marks that turn the direction of writing. */
const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')

/** The text of a letter: sentences, and the page to look at. */
export const textOf = (sentences: string[], link: string): string =>
  `${sentences.map(oneLine).join('\n')}\n\n${oneLine(link)}\n`
