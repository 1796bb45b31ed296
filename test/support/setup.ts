import { afterAll } from 'vitest'
import { closeAll } from './end.ts'

afterAll(closeAll)
