import { chain } from './chain.ts'
import { delivery } from './delivery.ts'
import { lawClocks } from './law-clocks.ts'
import { lawDeclaration } from './law-declaration.ts'
import { lawGates } from './law-gates.ts'
import { lawOperation } from './law-operation.ts'
import { lawResource } from './law-resource.ts'
import { lawRegistration } from './law-registration.ts'
import { lawRevenue } from './law-revenue.ts'
import { lawScenario } from './law-scenario.ts'
import { lawSharing } from './law-sharing.ts'
import type { Mutant } from './mutant.ts'
import { rights } from './rights.ts'
import { trade } from './trade.ts'
import { verifier } from './verifier.ts'

/** Every fault that some test must notice. */
export const mutants: Mutant[] = [...rights, ...trade, ...delivery, ...lawGates, ...lawDeclaration, ...verifier, ...chain, ...lawRevenue, ...lawRegistration, ...lawClocks, ...lawScenario, ...lawSharing, ...lawResource, ...lawOperation]
