import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'pg'
import { given, liveWithStdin, serve } from './life.ts'

/** Asks till the witness answers, as the API does before it is ready. */
async function witnessed(): Promise<void> {
  for (;;) {
    const answer = await fetch(given('WITNESS_URL')).catch(() => undefined)
    if (answer?.ok) return
    await delay(20)
  }
}

const folder = given('DATA_DIR')
if (process.env['STAND_IN'] !== 'deaf') liveWithStdin('api', folder)
if (process.env['STAND_IN'] === 'fails') throw new Error('链上的账本不是本平台的')
if (process.env['STAND_IN'] !== 'silent') {
  writeFileSync(join(folder, 'log.json'), JSON.stringify({ logVkey: 'log+1+k', ledger: `0x${'ab'.repeat(20)}` }))
}
const pool = new Pool({ connectionString: given('DATABASE_URL') })
pool.on('error', () => undefined)
await witnessed()
await fetch(given('CHAIN_RPC_URL'))
await pool.query('CREATE TABLE IF NOT EXISTS start (at timestamptz NOT NULL DEFAULT now())')
await pool.query('INSERT INTO start DEFAULT VALUES')
console.error(JSON.stringify({ level: 40, msg: '这是一条警告' }))
console.error(JSON.stringify({ level: 30, msg: '这是一条消息' }))

/** GET / counts the starts of this stand-in in the database. */
serve(Number(given('PORT')), (_request, response) => {
  pool.query('SELECT count(*)::int AS starts FROM start').then(
    ({ rows: [row] }) => response.end(JSON.stringify({ pid: process.pid, ...row })),
    () => response.writeHead(503).end(),
  )
}, ['演示账户：demo'])
