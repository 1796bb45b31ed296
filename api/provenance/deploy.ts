import { readFileSync } from 'node:fs'
import { encodeDeployData } from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { AppError } from '#api/kernel/errors.ts'
import { type Address, asHex, type Hex, type Hex32 } from '#api/kernel/hex.ts'
import { asked, type ChainSettings, checkChainId, clientOf } from './connection.ts'
import { LEDGER_ABI } from './ledger-abi.ts'

/** Seconds that a transfer's time may differ from its block's. */
const TOLERANCE_SECONDS = 900n

const accounts = new Map<Hex32, PrivateKeyAccount>()

/** The account of one of the roles' few keys, derived once. */
export function accountOf(key: Hex32): PrivateKeyAccount {
  const account = accounts.get(key) ?? privateKeyToAccount(key)
  accounts.set(key, account)
  return account
}

export const addressOfKey = (key: Hex32): Address => asHex(accountOf(key).address.toLowerCase())

/** The compiled ledger, as `hardhat build` left it. */
function artifact(): { bytecode: Hex } {
  const file = new URL('../../artifacts/contracts/Ledger.sol/Ledger.json', import.meta.url)
  return z.object({ bytecode: z.string().transform(asHex) }).parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Deploys a ledger and gives its address and block. The deployment is the admin's transaction `nonce`. */
export async function deployLedger(
  settings: ChainSettings,
  roles: { admin: Hex32; recorder: Hex32; registrar: Hex32; regulator: Hex32 },
  salt: Hex32,
): Promise<{ ledger: Address; block: bigint }> {
  const client = clientOf(settings)
  await checkChainId(client, settings.chainId)
  const admin = privateKeyToAccount(roles.admin)
  const data = encodeDeployData({
    abi: LEDGER_ABI,
    bytecode: artifact().bytecode,
    args: [
      salt,
      admin.address,
      addressOfKey(roles.recorder),
      addressOfKey(roles.registrar),
      addressOfKey(roles.regulator),
      TOLERANCE_SECONDS,
    ],
  })
  const nonce = await asked(client, client.getTransactionCount({ address: admin.address }))
  const raw = await admin.signTransaction({
    chainId: settings.chainId, nonce, data, gas: 8_000_000n, gasPrice: settings.feeWei, type: 'legacy',
  })
  const hash = await asked(client, client.sendRawTransaction({ serializedTransaction: raw }))
  const receipt = await asked(client, client.waitForTransactionReceipt({ hash, pollingInterval: 50 }))
  if (receipt.status !== 'success' || !receipt.contractAddress)
    throw new AppError('unavailable', 'chain.deployment_failed', '存证合约部署失败')
  return { ledger: asHex(receipt.contractAddress.toLowerCase()), block: receipt.blockNumber }
}
