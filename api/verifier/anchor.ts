import { keccak256 } from 'ethers/crypto'
import { encodeRlp } from 'ethers/utils'
import { type Hex, type Hex32, LATEST, minimal, word } from './bytes.ts'
import type { Note } from './note.ts'
import type { Receipt } from './receipt.ts'
import { demand } from './refusal.ts'
import { bytesIn, rlpList, valueIn } from './trie.ts'
import { contractsAt, type Trust } from './trust.ts'

type Anchor = Receipt['anchor']

/** What the header of a block says, once its hash is known to be the block's. */
export type Header = { stateRoot: Hex32; time: number }

/** Places in the list that a header is; it begins with 15 items and every fork has added some (EIP-1559 and after). */
const STATE_ROOT = 3
const NUMBER = 8
const TIMESTAMP = 11
const FEWEST_ITEMS = 15
const MOST_ITEMS = 32

/** The slots of the checkpoint contract. */
const SIZE_SLOT = 0
const ROOT_SLOT = 1

/** Reads the header, which must be that of the block which the checkpoint names. @throws Refusal */
export function readHeader(anchor: Anchor, { block }: Note): Header {
  demand(
    anchor.chainId === block.chainId,
    'anchor.chainId',
    '链编号与检查点不符。',
    "The chain id is not the checkpoint's.",
  )
  demand(
    keccak256(anchor.header) === block.hash,
    'anchor.header',
    '区块头的哈希与检查点中的区块哈希不符。',
    'The header does not hash to the block hash in the checkpoint.',
  )
  const header = rlpList(anchor.header, 'anchor.header')
  const stateRoot = bytesIn(header[STATE_ROOT], 'anchor.header')
  demand(
    header.length >= FEWEST_ITEMS && header.length <= MOST_ITEMS && stateRoot.length === 66,
    'anchor.header',
    '区块头不合格式。',
    'The header is not of the format.',
  )
  demand(
    header[NUMBER] === minimal(block.number),
    'anchor.header',
    '区块头的高度与检查点不符。',
    "The header's number is not the checkpoint's.",
  )
  return { stateRoot, time: timeOf(bytesIn(header[TIMESTAMP], 'anchor.header')) }
}

function timeOf(bytes: Hex): number {
  const time = bytes === '0x' ? 0 : Number(bytes)
  demand(time <= LATEST, 'anchor.header', '区块时间超出范围。', "The block's time is out of range.")
  return time
}

/** Checks the anchor as far as it can be: the header without a trust file, the contract's slots with it. */
export function checkAnchor({ anchor }: Receipt, note: Note, trust: Trust | null): void {
  const header = readHeader(anchor, note)
  if (trust !== null) checkSlots(anchor, note, header, trust)
}

/** Checks that the trusted contract held the checkpoint's size and root when the block ended. @throws Refusal */
function checkSlots(anchor: Anchor, note: Note, { stateRoot }: Header, trust: Trust): void {
  const chain = contractsAt(trust, note.size)
  demand(
    anchor.chainId === chain.chainId,
    'anchor.chainId',
    '链编号与信任文件不符。',
    "The chain id is not the trust file's.",
  )
  const account = valueIn(stateRoot, chain.checkpoint, anchor.account, 'anchor.account')
  demand(
    account !== null,
    'anchor.account',
    '链上没有信任文件所说的检查点合约。',
    'The chain does not hold the checkpoint contract of the trust file.',
  )
  const [, , storageRoot, codeHash, ...more] = rlpList(account, 'anchor.account')
  demand(
    codeHash === chain.checkpointCodeHash && more.length === 0,
    'anchor.account',
    '检查点合约的代码与信任文件不符。',
    "The checkpoint contract's code is not the trust file's.",
  )
  const storage = bytesIn(storageRoot, 'anchor.account')
  checkSlot(storage, SIZE_SLOT, minimal(note.size), anchor.size, 'anchor.size')
  checkSlot(storage, ROOT_SLOT, trimmed(note.root), anchor.root, 'anchor.root')
}

function checkSlot(storage: Hex32, slot: number, value: Hex, proof: readonly Hex[], field: string): void {
  demand(
    valueIn(storage, word(slot), proof, field) === encodeRlp(value),
    field,
    '链上合约中的值与检查点不符。',
    "What the contract holds is not the checkpoint's.",
  )
}

/** A slot's value as the trie keeps it, without leading zero bytes. */
const trimmed = (value: Hex): Hex => value.replace(/^0x(?:00)+/, '0x')
