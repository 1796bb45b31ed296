import { dirname } from 'node:path'
import { given, serve } from './life.ts'

const folder = given('NODE_DIR')
serve('node', dirname(folder), Number(given('NODE_PORT')), (_request, response) => response.end(String(process.pid)))
