import { dirname } from 'node:path'
import { given, liveWithStdin, serve } from './life.ts'

const told = ['LOG_VKEY', 'LEDGER_ADDRESS', 'CHAIN_RPC_URL', 'WITNESS_NAME'].map(given)
const answer = JSON.stringify({ told, variables: Object.keys(process.env) })
liveWithStdin('witness', dirname(given('WITNESS_DIR')))
serve(Number(given('WITNESS_PORT')), (_request, response) => response.end(answer))
