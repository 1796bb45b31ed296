import { beforeAll, describe, expect, test } from 'vitest'
import { encodeFunctionData, getAddress } from 'viem'
import { ledgerAbi } from './abi.ts'
import { openChain, refusal, ZERO, type Chain, type Who } from './chain.ts'
import { id32, kind32 } from './entry.ts'

const terms = {
  policy: ZERO, price: ZERO, product: ZERO, provider: id32('a'), consumer: id32('b'), startsAt: 0, endsAt: 1, quota: 1,
}
const role = kind32('recorder')

let chain: Chain
beforeAll(async () => {
  chain = await openChain()
})

const key = () => chain.accounts.stranger
/** Every act that changes the ledger, and who alone may do it. */
const acts: { name: string; holder: Who; call: (who: Who) => Promise<unknown> }[] = [
  { name: 'record', holder: 'recorder', call: (who) => chain.as(who).record([9n, [], []]) },
  { name: 'registerParty', holder: 'registrar', call: (who) => chain.as(who).registerParty([ZERO, key(), ZERO, 1n]) },
  { name: 'activate', holder: 'recorder', call: (who) => chain.as(who).activate([terms, '0x', '0x', ZERO, 1n]) },
  { name: 'terminate', holder: 'recorder', call: (who) => chain.as(who).terminate([ZERO, ZERO, ZERO, 1n]) },
  { name: 'suspend', holder: 'regulator', call: (who) => chain.as(who).suspend([0, ZERO, ZERO, ZERO, 1n]) },
  { name: 'resume', holder: 'regulator', call: (who) => chain.as(who).resume([0, ZERO, ZERO, ZERO, 1n]) },
  { name: 'adopt', holder: 'admin', call: (who) => chain.as(who).adopt([[], [], []]) },
  { name: 'continueLog', holder: 'admin', call: (who) => chain.as(who).continueLog([0n, [], ZERO, 1n]) },
  { name: 'grantRole', holder: 'admin', call: (who) => chain.as(who).grantRole([role, chain.accounts.recorder]) },
  { name: 'revokeRole', holder: 'admin', call: (who) => chain.as(who).revokeRole([role, key()]) },
]
const everybody: Who[] = ['admin', 'recorder', 'registrar', 'regulator', 'stranger']

test('the table holds every act that changes state', () => {
  const changing = ledgerAbi.flatMap((item) =>
    item.type === 'function' && item.stateMutability === 'nonpayable' ? [item.name] : [])
  expect(new Set(acts.map(({ name }) => name))).toEqual(new Set(changing))
})

describe.each(acts)('$name', ({ holder, call }) => {
  test.each(everybody)('by %s', async (who) => {
    const isMissing = await refusal(call(who)) === `Roles_Missing(${kind32(holder)},${chain.accounts[who]})`
    expect(isMissing).toBe(who !== holder)
  })
})

test('a role is given and taken by the admin, in events', async () => {
  const [account, by] = [getAddress(chain.accounts.stranger), getAddress(chain.accounts.admin)]
  const granted = await chain.mined(chain.as('admin').grantRole([role, account]))
  expect(granted.logs).toMatchObject([{ eventName: 'RoleGranted', args: { role, account, by } }])
  expect(await chain.read.hasRole([role, account])).toBe(true)
  await chain.mined(chain.as('stranger').record([0n, [], []]))

  const revoked = await chain.mined(chain.as('admin').revokeRole([role, account]))
  expect(revoked.logs).toMatchObject([{ eventName: 'RoleRevoked', args: { role, account, by } }])
  expect(await refusal(chain.as('stranger').record([1n, [], []]))).toBe(`Roles_Missing(${role},${account})`)
})

test('a scope that does not exist is no call at all', async () => {
  const data = encodeFunctionData({ abi: ledgerAbi, functionName: 'suspend', args: [4, ZERO, ZERO, ZERO, 1n] })
  const call = chain.client.call({ to: chain.address, data, account: chain.accounts.regulator })
  await expect(call).rejects.toThrow('revert')
})

test('the ledger takes no money', async () => {
  const { address: to, accounts } = chain
  await expect(chain.client.call({ to, value: 1n, account: accounts.recorder })).rejects.toThrow('revert')
})
