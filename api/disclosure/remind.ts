import type { Database } from '#api/db/client.ts'
import { inTransaction } from '#api/http/run.ts'
import { PLATFORM } from '#api/kernel/permit.ts'
import { openDisclosureClocks } from './publish.ts'

/** Sees to the clocks of the yearly disclosure (年度信息披露), as time goes on. */
export const remindOfDisclosures = (db: Database, now: Date): Promise<void> =>
  inTransaction(db, (tx) =>
    openDisclosureClocks({ tx, now, actor: PLATFORM, requestId: 'disclosures' }),
  )
