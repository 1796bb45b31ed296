import { chain } from './chain.ts'
import { delivery } from './delivery.ts'
import type { Mutant } from './mutant.ts'
import { rights } from './rights.ts'
import { trade } from './trade.ts'
import { verifier } from './verifier.ts'

/** Every fault that some test must notice. */
export const mutants: Mutant[] = [...rights, ...trade, ...delivery, ...verifier, ...chain]
