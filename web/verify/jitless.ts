import { config } from 'zod'

// The pages' content security policy allows no code out of text; zod must be told before the first schema is made.
config({ jitless: true })
