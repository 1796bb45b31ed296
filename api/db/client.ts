import { PrismaPg } from '@prisma/adapter-pg'
import type { PoolConfig } from 'pg'
import { type Prisma, PrismaClient } from './generated/client.ts'

export type Database = PrismaClient
/** An open transaction: what verbs work on. */
export type Tx = Prisma.TransactionClient

/** Opens the database: a pool of connections to PostgreSQL, by address or by socket. */
export const openDatabase = (connection: PoolConfig): Database =>
  new PrismaClient({ adapter: new PrismaPg(connection) })
