import { start } from '#api/cli/start.ts'
import { standIns } from '../platform.ts'

await start(standIns)
