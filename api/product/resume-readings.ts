import { run } from '#api/http/run.ts'
import type { Server } from '#api/http/server.ts'
import type { Actor } from '#api/kernel/permit.ts'
import { type Content, isInterrupted, readVersion } from './read-version.ts'

type Resumed = { ready: number; failed: number; left: number }

/** The provider, for whom the platform ends what it began in the provider's name. */
const actorOf = (participantId: string): Actor => ({
  participantId,
  personId: null,
  roles: ['provider'],
  via: 'session',
  scopes: null,
  authenticatedAt: null,
})

/**
 * Reads the versions that a stopped process left unread; called once at the start. Which sheet of a workbook was asked
 * for is no longer known: one of several tables is not guessed.
 * @returns how many became ready, how many can't be read, and how many are left to another process or the next start
 */
export async function resumeReadings(server: Server, content: Content): Promise<Resumed> {
  const versions = await server.db.productVersion.findMany({
    where: { state: 'reading' },
    include: { product: { select: { providerId: true } } },
    orderBy: { id: 'asc' },
  })
  const count = { ready: 0, failed: 0, left: 0 }
  for (const { product, ...version } of versions) {
    const actor = actorOf(product.providerId)
    try {
      await readVersion((verb) => run(server, actor, `resume-${version.id}`, verb), content, version, 'only')
      count.ready++
    } catch (error) {
      server.logger.warn({ err: error, versionId: version.id }, 'an upload that was left unread could not be read')
      if (isInterrupted(error)) count.left++
      else count.failed++
    }
  }
  return count
}
