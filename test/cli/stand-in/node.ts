import { dirname } from 'node:path'
import { given, liveWithStdin, serve } from './life.ts'

liveWithStdin('node', dirname(given('NODE_DIR')))
serve(Number(given('NODE_PORT')), (_request, response) => response.end(String(process.pid)))
