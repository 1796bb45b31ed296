import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrationsFolder } from '#api/db/migrate.ts'
import { migrationSql } from '#api/db/migration-sql.ts'

const schemaFolder = join(import.meta.dirname, '..', 'db', 'schema')
/** The schema that the last migration leaves. */
const copyName = 'schema.prisma'

/** All files of the Prisma schema as one. */
export async function currentSchema(folder = schemaFolder): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.map((text) => text.trim() + '\n').join('\n')
}

/** The schema as the last migration left it, or undefined before the first. */
export const lastSchema = (folder = migrationsFolder): Promise<string | undefined> =>
  readFile(join(folder, copyName), 'utf8').catch(() => undefined)

/**
 * Writes the next migration: the difference between the schema that the last one left and the Prisma files now.
 * Checks, triggers and whatever else Prisma can't say are appended to the file by hand, before it is applied anywhere.
 * @returns the file, or undefined when nothing differs
 */
export async function writeMigration(name: string, at: Date, folder = migrationsFolder, from = schemaFolder) {
  const schema = await currentSchema(from)
  const sql = await migrationSql(await lastSchema(folder), schema)
  if (sql !== '') {
    const file = join(folder, `${timestamp(at)}_${name}`, 'migration.sql')
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, sql, { flag: 'wx' })
    await writeFile(join(folder, copyName), schema)
    return file
  }
  return undefined
}

/** 14 digits, as Prisma names its folders: 20261124182700. */
const timestamp = (at: Date): string => at.toISOString().replaceAll(/\D/g, '').slice(0, 14)

if (import.meta.main) {
  const [name = ''] = process.argv.slice(2)
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(name)) {
    console.error('用法：npm run migration -- 名称（小写字母、数字和下划线）')
    process.exitCode = 1
  } else {
    const file = await writeMigration(name, new Date())
    console.log(file === undefined ? '数据库结构没有变化' : `已写入 ${file}`)
  }
}
