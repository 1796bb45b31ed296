import {
  bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { type DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm'

/** The difference of two schemas concerns no database: the engine asks for one all the same, and never uses it. */
const noDatabase: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: async () => ({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    startTransaction: unused,
    dispose: async () => {},
  }),
  connectToShadowDb: unused,
}

async function unused(): Promise<never> {
  throw new Error('the difference of two schemas needs no database')
}

const schema = (content: string): DiffTarget =>
  ({ tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] })

/**
 * The SQL that `prisma migrate` would write to go from one Prisma schema to another; empty when they don't differ.
 * @param from the schema before, or undefined for an empty database
 * @throws Error of the engine when a schema is not valid
 */
export async function migrationSql(from: string | undefined, to: string): Promise<string> {
  const adapter = bindMigrationAwareSqlAdapterFactory(noDatabase)
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
  try {
    const { stdout, exitCode } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : schema(from),
      to: schema(to),
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? '' : (stdout ?? '')
  } finally {
    engine.free()
  }
}
