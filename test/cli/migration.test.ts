import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { currentSchema, lastSchema, writeMigration } from '#api/cli/migration.ts'
import { migrationSql } from '#api/db/migration-sql.ts'
import { temporaryFolder } from './platform.ts'

const head = 'datasource db {\n  provider = "postgresql"\n}\n'
const at = new Date('2026-11-24T18:27:00Z')

test('the migrations lead to the schema as it is: npm run migration is never forgotten', async () => {
  expect(await migrationSql(await lastSchema(), await currentSchema())).toBe('')
})

test('the first migration makes everything, the next only what changed, none when nothing did', async () => {
  using schema = temporaryFolder()
  using migrations = temporaryFolder()
  const write = (name: string) => writeMigration(name, at, migrations.path, schema.path)
  writeFileSync(join(schema.path, 'b.prisma'), 'model B {\n  id Int @id\n}\n')
  writeFileSync(join(schema.path, 'a.prisma'), head)
  const first = await write('init') ?? ''
  expect(basename(dirname(first))).toBe('20261124182700_init')
  expect(readFileSync(first, 'utf8')).toContain('CREATE TABLE "B"')
  expect(await write('again')).toBeUndefined()

  writeFileSync(join(schema.path, 'b.prisma'), 'model B {\n  id Int @id\n  name String @default("")\n}\n')
  const second = await write('name') ?? ''
  expect(readFileSync(second, 'utf8')).toMatch(/^-- AlterTable\nALTER TABLE "B" ADD COLUMN +"name" TEXT NOT NULL DEFAULT '';\s*$/)
  expect(await write('again')).toBeUndefined()
})

test('a schema that is not valid writes nothing', async () => {
  using schema = temporaryFolder()
  using migrations = temporaryFolder()
  writeFileSync(join(schema.path, 'a.prisma'), `${head}model A {\n}\n`)
  await expect(writeMigration('init', at, migrations.path, schema.path)).rejects.toThrow()
  expect(await lastSchema(migrations.path)).toBeUndefined()
})
