import { writeFileSync } from 'node:fs'
import { type Parts, createApp, OPENAPI } from '#api/app.ts'
import { readConfig } from '#api/config.ts'
import type { Server } from '#api/http/server.ts'

/** Stands where the document's routes want a database, a chain or a file store: none of them is ever called. */
const uncalled = {} as Omit<Server, 'config' | 'clock'> & Parts

const server: Server = { ...uncalled, config: readConfig({}), clock: () => new Date() }
const app = createApp(server, { ...uncalled, delivery: { ...uncalled.delivery } })
const [, , file = 'artifacts/openapi.json'] = process.argv
writeFileSync(file, JSON.stringify(app.getOpenAPI31Document(OPENAPI)))
