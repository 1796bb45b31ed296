import { type Mutant, plantedIn } from './mutant.ts'

const FORGERY = 'test/verifier/forgery.test.ts'
const ANCHOR = 'test/verifier/anchor.test.ts'
const CHECKPOINT = 'test/verifier/checkpoint.test.ts'

/** A step of a receipt’s verification that is left out, and the checks within each that carry it. */
export const verifier: Mutant[] = [
  ...plantedIn('api/verifier/verify.ts', 'test/verifier/verify.test.ts', [
    ['the content is not compared', 'attempt(() => checkContent(content, receipt.record))', 'attempt(() => undefined)', 'another file'],
  ]),
  ...plantedIn('api/verifier/verify.ts', FORGERY, [
    ['the record is not checked', `['record', () => checkRecord(receipt),`, `['record', () => undefined,`, 'step record'],
    ['the inclusion is not checked', `['inclusion', () => checkInclusion(receipt, note),`, `['inclusion', () => undefined,`, 'step inclusion'],
    ['the agreement is not checked', `['agreement', () => checkAgreement(receipt, note),`, `['agreement', () => undefined,`, 'step agreement'],
  ]),
  ...plantedIn('api/verifier/verify.ts', CHECKPOINT, [
    ['the checkpoint is not checked', '() => checkCheckpoint(note, trust)', '() => undefined', 'signatures'],
  ]),
  ...plantedIn('api/verifier/verify.ts', ANCHOR, [
    ['the anchor is not checked', '() => checkAnchor(receipt, note, trust)', '() => undefined'],
  ]),
  ...plantedIn('api/verifier/record.ts', 'test/verifier/verify.test.ts', [
    ['the content’s digest', 'content.sha256 === body.sha256', 'true', 'another file'],
    ['the content’s size', 'content.size === entry.size', 'true', 'another file'],
  ]),
  ...plantedIn('api/verifier/record.ts', FORGERY, [
    ['the transfer’s number', 'id === body.transfer', 'true', 'step record'],
    ['the entry’s transfer', 'sha256OfText(body.transfer) === entry.transfer', 'true', 'step record'],
    ['the body’s digest', 'sha256OfText(canonicalText(body)) === entry.body', 'true', 'step record'],
    ['the commitment to the content', 'sha256Of(body.nonce, body.sha256) === entry.content', 'true', 'step record'],
    ['the path to the root', 'rootOf(leaf, index, note.size, path) === note.root', 'true', 'step inclusion'],
  ]),
  ...plantedIn('api/verifier/checkpoint.ts', CHECKPOINT, [
    ['the log’s name', 'note.origin === log.name', 'true'],
    ['the log’s signature', 'isSignedBy(note, log)', 'true', 'signatures'],
    ['the witness’s cosignature', 'isCosignedBy(note, witness)', 'true', 'signatures'],
  ]),
  ...plantedIn('api/verifier/trust.ts', CHECKPOINT, [
    ['the log is its own witness', 'log.publicKey.join() !== witness.publicKey.join()', 'true'],
  ]),
  ...plantedIn('api/verifier/anchor.ts', ANCHOR, [
    ['the block’s hash', 'keccak256(anchor.header) === block.hash', 'true'],
    ['the block’s number', 'header[NUMBER] === minimal(block.number)', 'true'],
    ['the checkpoint’s chain', 'anchor.chainId === block.chainId', 'true'],
    ['the trusted chain', 'anchor.chainId === chain.chainId', 'true'],
    ['the contract’s code', 'codeHash === chain.checkpointCodeHash', 'true'],
    ['the slots’ values', 'valueIn(storage, word(slot), proof, field) === encodeRlp(value)', 'valueIn(storage, word(slot), proof, field) !== undefined'],
  ]),
  ...plantedIn('api/verifier/agreement.ts', FORGERY, [
    ['the terms’ digest', 'termsDigest(terms) === entry.agreement', 'true', 'step agreement'],
    ['the agreement’s product', 'sha256OfText(body.product) === terms.product', 'true', 'step agreement'],
    ['the policy’s digest', 'sha256OfText(canonicalText(policy)) === terms.policy', 'true', 'step agreement'],
    ['the price’s digest', 'sha256OfText(canonicalText(price)) === terms.price', 'true', 'step agreement'],
    ['the agreement’s window', 'terms.startsAt <= entry.at && entry.at < terms.endsAt', 'true', 'step agreement'],
    ['the agreement’s quota', 'terms.quota > 0', 'true', 'step agreement'],
    ['one party on both sides', 'terms.provider !== terms.consumer', 'true', 'step agreement'],
    ['one key on both sides', 'provider.body.address !== consumer.body.address', 'true', 'step agreement'],
    ['whose key it is', 'key.entry.subject === agreement.terms[role] && sha256OfText(key.body.participant) === key.entry.subject', 'true', 'step agreement'],
    ['what was registered of a key', 'sha256OfText(canonicalText(key.body)) === key.entry.body', 'true', 'step agreement'],
    ['the registered address', 'key.entry.actor === zeroPadValue(key.body.address, 32)', 'true', 'step agreement'],
    ['a key registered later', 'key.entry.at <= record.entry.at && key.index < record.index', 'true', 'step agreement'],
    ['a key outside the log', '  checkKeyInclusion(key, note, `agreement.${role}.inclusion`)\n', '', 'step agreement'],
    ['whose signature it is', 'signer === agreement[role].body.address', 'true', 'step agreement'],
    ['a signature’s v', '1[bc]$/', '[0-9a-f]{2}$/', 'step agreement'],
  ]),
]
