import { expect, test } from 'vitest'
import { toEventSignature, toFunctionSignature, type Abi } from 'viem'
import { checkpointAbi, ledgerAbi } from './abi.ts'
import { artifactOf } from './chain.ts'

/** Each item as kind, canonical signature, results and what is indexed: all that a client's encoding depends on. */
const canonical = (abi: Abi) => abi.map((item) => {
  if (item.type === 'function')
    return `${toFunctionSignature(item)} ${item.stateMutability} ${item.outputs.map(({ type }) => type).join()}`
  if (item.type === 'event')
    return `event ${toEventSignature(item)} ${item.inputs.map(({ indexed }) => !!indexed).join()}`
  const inputs = 'inputs' in item ? item.inputs.map(({ type }) => type).join() : ''
  return `${item.type} ${'name' in item ? item.name : ''}(${inputs})`
}).sort()

test('the compiled ledger has the written interface, and no more', async () => {
  expect(canonical((await artifactOf('Ledger')).abi as Abi)).toEqual(canonical(ledgerAbi))
})

test('the compiled checkpoint has the written interface, and no more', async () => {
  expect(canonical((await artifactOf('Checkpoint')).abi as Abi)).toEqual(canonical(checkpointAbi))
})

test('the code of the ledger is within the limit of EIP-170', async () => {
  const { deployedBytecode } = await artifactOf('Ledger')
  expect((deployedBytecode.length - 2) / 2).toBeLessThan(24_576)
})
