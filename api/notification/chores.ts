import type { Server } from '#api/http/server.ts'
import { postOf, smtpMailer } from './mail.ts'
import { sendMails } from './outbox.ts'
import { purgeNotifications } from './purge.ts'
import { tellOfLog, tellOfRest } from './tell.ts'

/** Work that comes around again and again, in the process that is the writer. */
export type Chore = { everyMs: number; work: () => Promise<unknown>; failure: string }

const MAILS_AT_ONCE = 50

/** The chores of notifications; none is begun again while it runs, and the mail's holds up no other. */
export function notificationChores({ db, clock, logger, config }: Server): { chores: Chore[]; stop: () => void } {
  const telling = { db, clock, post: postOf(config), hasWitness: config.WITNESS_URL !== undefined }
  const mailer = smtpMailer(config)
  const chores = [
    { everyMs: 2_000, work: () => tellOfLog(telling), failure: 'nobody could be told of the log' },
    { everyMs: 10_000, work: () => tellOfRest(telling), failure: 'nobody could be told of what waits' },
    { everyMs: 3_600_000, work: () => purgeNotifications(db, clock()), failure: 'notifications could not be purged' },
  ]
  const mail = mailer && {
    everyMs: 5_000,
    work: () => sendMails({ db, clock, logger, mailer }, MAILS_AT_ONCE),
    failure: 'mails could not be sent',
  }
  return { chores: [...chores, ...(mail ? [mail] : [])].map(alone), stop: () => mailer?.close() }
}

/** A chore that is left out while it still runs. */
function alone({ work, ...chore }: Chore): Chore {
  let running = false
  return {
    ...chore,
    work: async () => {
      if (running) return
      running = true
      try {
        await work()
      } finally {
        running = false
      }
    },
  }
}
