import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const LEDGER = 'contracts/Ledger.sol'
const BOOKS = 'contracts/Books.sol'
const AGREEMENT = 'test/contracts/agreement.test.ts'
const RECORD = 'test/contracts/record.test.ts'

const contracts: Mutant[] = [
  ...plantedIn(LEDGER, AGREEMENT, [
    ['the provider’s signature is not checked',
      'if (!_isSigned(id, terms.provider, provider) && !_isSigned(Signing.hash(offer), terms.provider, provider))', 'if (offer.quota == 0)', 'a signature counts'],
    ['the consumer’s signature is not checked', 'if (!_isSigned(id, terms.consumer, consumer)) revert', 'if (terms.quota == 0) revert', 'a signature counts'],
    ['a party without a key signs with nothing', 'return signer != address(0) && signer == keyOf[party]', 'return signer == keyOf[party]', 'a signature that is nobody'],
    ['activation while all is suspended', '_requireRunning(0);', '', 'while the ledger'],
    ['activation of a suspended provider', '_requireRunning(terms.provider);', '', 'while the provider'],
    ['activation of a suspended consumer', '_requireRunning(terms.consumer);', '', 'while the consumer'],
    ['activation of a suspended product', '_requireRunning(terms.product);', '', 'while the product'],
  ]),
  ...plantedIn(BOOKS, AGREEMENT, [
    ['self-dealing on the chain', 'if (terms.provider == terms.consumer)', 'if (terms.quota == 0)', 'the provider as consumer'],
    ['an empty window on the chain', 'if (terms.startsAt >= terms.endsAt)', 'if (terms.quota == 0)', 'window'],
    ['no quota on the chain', 'if (terms.quota == 0)', 'if (terms.endsAt == 0)', 'no quota'],
    ['an agreement is activated twice', 'if (state != State.Unknown)', 'if (terms.quota == 0)', 'once'],
    ['a key is taken from its party on the chain', 'if (_partyOfKey[key] != 0) revert', 'if (key == address(0)) revert', 'a key'],
    ['no product on the chain', 'if (terms.product == 0)', 'if (terms.endsAt == 0)', 'no product'],
  ]),
  ...plantedIn(BOOKS, 'test/contracts/epoch.test.ts', [
    ['an old ledger is taken over after the first leaf', 'if (_log.size != 0) revert', 'if (batch != 0) revert', 'before the first leaf'],
    ['an agreement comes over with more used than agreed', 'if (a.used > a.terms.quota) revert', 'if (a.used == type(uint48).max) revert', 'more used than'],
    ['an agreement comes over with nothing used', '.withUsed(a.used)', '', 'counts go on'],
    ['a log is continued with nodes left over', 'if (taken != frontier.length) revert', 'if (taken > frontier.length) revert', 'another number of nodes'],
  ]),
  ...plantedIn('contracts/Signing.sol', AGREEMENT, [
    ['a high s', 'if (uint256(s) > MAX_S) return address(0);', '', 'in one form'],
    ['a signature of another length', 'if (signature.length != 65) return address(0);', 'if (signature.length < 65) return address(0);', 'in one form'],
  ]),
  ...plantedIn(LEDGER, RECORD, [
    ['the quota on the chain', 'return a.used() < a.quota() ? Reason.None : Reason.QuotaExhausted;', 'return Reason.None;', 'beyond its quota'],
    ['before the window on the chain', 'if (at < a.startsAt()) return Reason.BeforeWindow;', '', 'outside its half-open window'],
    ['after the window on the chain', 'if (at >= a.endsAt()) return Reason.AfterWindow;', '', 'outside its half-open window'],
    ['a suspended provider on the chain', 'if (_subjects.isSuspended(a.provider())) return Reason.ProviderSuspended;', '', 'its provider is suspended'],
    ['a suspended consumer on the chain', 'if (_subjects.isSuspended(a.consumer())) return Reason.ConsumerSuspended;', '', 'its consumer is suspended'],
    ['a suspended product on the chain', 'if (_subjects.isSuspended(a.product())) return Reason.ProductSuspended;', '', 'its product is suspended'],
    ['a suspended agreement on the chain', 'if (a.state() != State.Active)', 'if (a.state() != State.Active && a.state() != State.Suspended)', 'the agreement is suspended'],
    ['a terminated agreement on the chain', 'if (a.state() != State.Active)', 'if (a.state() != State.Active && a.state() != State.Terminated)', 'under a terminated agreement'],
    ['an unsigned agreement on the chain', 'if (a.state() != State.Active)', 'if (a.state() != State.Active && a.state() != State.Unknown)', 'nobody signed'],
    ['all suspended on the chain', 'Reason reason = stopped ? Reason.LedgerSuspended : _refusal(a, t.at);', 'Reason reason = _refusal(a, t.at); stopped;', 'the ledger is suspended'],
    ['a time far from the block', 'if (drift > tolerance) return Reason.TimeOutOfBounds;', '', 'too far from the block'],
    ['a batch sent twice', 'if (expectedBatch != batch) revert', 'if (expectedBatch > batch) revert', 'sent twice'],
    ['the recorder writes the ledger’s own kinds', 'if (Entry.isReserved(e.kind)) revert', 'if (e.kind == 0) revert', 'the recorder cannot write'],
  ]),
  ...plantedIn('contracts/Checkpoint.sol', 'test/contracts/checkpoint.test.ts', [
    ['anybody writes the checkpoint', 'if (msg.sender != ledger) revert Checkpoint_NotLedger(msg.sender);', '', 'by the ledger alone'],
  ]),
  ...plantedIn('contracts/Roles.sol', 'test/contracts/access.test.ts', [
    ['anybody acts on the ledger', 'if (!hasRole[role][msg.sender]) revert', 'if (role == 0) revert'],
  ]),
]

const WITNESS = 'test/witness/witness.test.ts'

const witness: Mutant[] = [
  ...plantedIn('api/witness/witness.ts', WITNESS, [
    unchecked('the witness takes another’s signature', 'verifyNote(note, this.#logKey) === undefined', 'another log'),
    unchecked('the witness takes another old size', 'oldSize !== seen.size', 'forks or shrinks'),
    unchecked('the witness takes a fork', 'size === seen.size && !root.equals(seen.root)', 'forks or shrinks'),
    unchecked('the witness takes a false consistency proof', '!verifyConsistency(seen.size, seen.root, size, root, proof)', 'forks or shrinks'),
    ['the witness does not ask the chain', '    await this.#chain.confirm(checkpoint, this.#memory.seen?.checkpoint.block)\n', '', 'does not confirm'],
  ]),
  ...plantedIn('api/witness/submission.ts', WITNESS, [
    unchecked('the witness takes another log', '!note.text.startsWith(`${origin}\\n`)', 'another log'),
  ]),
  ...plantedIn('api/witness/chain-view.ts', WITNESS, [
    unchecked('the witness looks at another chain', '(await this.#ask(() => this.#client.getChainId())) !== block.chainId', 'does not confirm'),
    unchecked('the witness takes another block', '(await this.#hashAt(block.number)) !== block.hash', 'does not confirm'),
    unchecked('the witness forgets the block before', 'before?.chainId === block.chainId && (await this.#hashAt(before.number)) !== before.hash', 'begun anew'),
    ['the witness takes other slots', 'if (!agrees) throw', 'if (false) throw', 'does not confirm'],
  ]),
  ...plantedIn('api/witness/memory.ts', 'test/witness/main.test.ts', [
    ['a witness without its memory begins anew', `if (note === undefined) throw new AppError('refused', 'witness.memory_lost', '见证方有密钥却没有检查点记录，拒绝启动')`,
      'if (note === undefined) return new Memory(keyOf(secret), path, undefined)', 'lost its memory'],
    ['a witness remembers what it never signed', 'if (verifyNote(note, key) && verifyNote(note, logKey))', 'if (true)', 'is no memory'],
  ]),
]

const history: Mutant[] = [
  ...plantedIn('api/node/replay.ts', 'test/node/replay.test.ts', [
    ['the journal’s parents are not compared', 'if (data.parent !== head.hash) throw', 'if (false) throw', 'rewritten'],
    ['the journal’s genesis is not compared', 'if (head.hash !== header.genesis) throw', 'if (false) throw', 'rewritten'],
    ['the journal of another chain', 'if (data.chainId === chainId) return data', 'return data', 'one chain'],
  ]),
  ...plantedIn('api/node/journal-line.ts', 'test/node/journal-line.test.ts', [
    [`a changed line of the journal`, `|| hash('sha256', json) !== digest`, '', 'with any bit changed'],
  ]),
  ...plantedIn('api/node/journal.ts', 'test/node/journal.test.ts', [
    ['a journal that somebody else wrote to', 'if (size !== this.#size) throw', 'if (false) throw', 'somebody else has written'],
  ]),
  ...plantedIn('api/server.ts', 'test/server.test.ts', [
    ['a start on another history', '    await checkHistory(db, chain)\n', '', 'starts again'],
    ['a start on another root', 'if (size < newest.size || !sameRoot)', 'if (size < newest.size)', 'another root'],
    ['a start on a shorter chain', 'if (size < newest.size || !sameRoot)', 'if (size >= newest.size && !sameRoot)', 'shorter'],
  ]),
]

const WRITER = 'test/provenance/writer.test.ts'

const writer: Mutant[] = [
  ...plantedIn('api/provenance/writer.ts', WRITER, [
    ['a transaction whose nonce is taken is waited for', `if (used > transaction.nonce) return 'displaced'`, '', 'records once what the batch'],
  ]),
  ...plantedIn('api/provenance/outcome.ts', WRITER, [
    ['what was displaced is forgotten', 'if (count === 1) await waitAgain(writing, tx, hash)', '', 'brings an act'],
    ['transfers that were displaced are forgotten', '  await transfers.restore(tx, hash)\n', '', 'records once what the batch'],
  ]),
]

const ROUTES = 'test/provenance/log-routes.test.ts'
const CLIENT = 'test/log-client/log-client.test.ts'

const openLog: Mutant[] = [
  ...plantedIn('api/provenance/open-log.ts', ROUTES, [
    unchecked('tiles beyond the published tree', '!isWithin(resource, Number(size))', 'has not is absent|has not seen'),
    ['a bundle beyond the published tree', `(level === 'entries' ? 0 : level)`, `(level === 'entries' ? -1 : level)`, 'has not is absent'],
    ['a tile wider than it was asked for', 'tile.subarray(0, length)', 'tile', 'that has grown'],
    ['a bundle with fewer entries', 'assert(rows.length === width', 'assert(rows.length <= 256', 'entries were lost'],
  ]),
  ...plantedIn('api/provenance/prove.ts', ROUTES, [
    ['a checkpoint that the witness has not seen is shown',
      `findFirst({ where: { cosignedAt: { not: null } }, orderBy: { size: 'desc' } })`, `findFirst({ where: { note: { not: null } }, orderBy: { size: 'desc' } })`,
      'has not seen'],
  ]),
  ...plantedIn('api/provenance/tile-path.ts', 'test/provenance/open-log.test.ts', [
    ['a tile under two addresses', '(?!x000/)', '', 'has one form'],
  ]),
  ...plantedIn('api/app.ts', ROUTES, [
    ['the open log is asked without end', `for (const paths of ['/api/*', '/log/*'])`, `for (const paths of ['/api/*'])`, 'too often'],
  ]),
  ...plantedIn('api/provenance/notary.ts', 'test/provenance/notary.test.ts', [
    ['anybody cosigns', 'verifyNote(note, key) !== undefined', 'note.signatures.length > 0'],
    ['a cosignature of another text', 'note.text === text && ', ''],
    ['what others signed is kept', `linesOf(note, key).join('')`, 'answer'],
  ]),
  ...plantedIn('test/log-client/main.go', CLIENT, [
    ['the client does not hash what it reads', 'if tlog.RecordHash(entry) != leaves[i] {', 'if len(entry) == 0 && i >= len(leaves) {', 'an entry that is another'],
    ['the client takes a log that shrank', 'if head.N < seen.N {', 'if head.N < 0 {', 'shrank'],
    ['the client takes a fork', 'if seen.Hash != head.Hash {', 'if seen.N < 0 {', 'a fork'],
  ]),
]

const LOG = 'test/fsck/log.test.ts'

const fsck: Mutant[] = [
  ...plantedIn('api/fsck/leaves.ts', LOG, [
    ['a row that differs from its leaf goes unnoticed', `if (faults !== undefined) report.found('I1'`, `if (false) report.found('I1'`, 'I1'],
    ['a leaf without its row goes unnoticed', 'if (!row && isForeign(name, step)) continue', 'if (!row) continue', 'I1'],
  ]),
  ...plantedIn('api/fsck/checkpoints.ts', LOG, [
    ['a displaced transaction is a difference', `notIn: ['signed', 'displaced']`, `notIn: ['signed']`, 'where it displaced'],
  ]),
]

/** What contract, witness, node, writer, open log and self-check refuse. */
const moves: Mutant[] = [
  ...plantedIn('api/provenance/batch-size.ts', 'test/provenance/batch-size.test.ts', [
    ['a batch is larger than the block', 'if (cost > left) break', 'if (cost === 0n) break', 'whatever waits'],
    ['events keep transfers from the chain', 'transfers.length > 0 ? room / 2n : room', 'room', 'neither events'],
  ]),
  ...plantedIn('api/provenance/move.ts', 'test/provenance/move.test.ts', [
    ['the log moves before the witness has seen it', ": newest.cosignedAt === null ? '最新的检查点尚未会签'\n", '', 'stays where it is'],
    ['the old ledger stays open', "await setRoles(move, older, 'revokeRole')", 'older.ledger', 'to nobody'],
  ]),
  ...plantedIn('api/provenance/inheritance.ts', 'test/provenance/move.test.ts', [
    ['counts begin anew', 'if (agreement) agreement.used += 1', 'if (agreement) agreement.used += 0', 'same chain'],
    ['suspensions are forgotten', 'books.suspended.add(place)', 'books.suspended.delete(place)', 'same chain'],
  ]),
  ...plantedIn('api/verifier/trust.ts', 'test/provenance/move.test.ts', [
    ['any epoch’s contracts will do', 'earlier.find(({ untilSize }) => size <= untilSize) ?? chain', 'earlier.find(({ untilSize }) => size > untilSize) ?? chain'],
  ]),
  ...plantedIn('api/fsck/contract.ts', 'test/fsck/contract.test.ts', [
    ['what a new ledger did not take over', 'filter((what) => !adopted.has(what))', 'filter((what) => adopted.size === 0 && what)', 'takes over'],
  ]),
  ...plantedIn('api/provenance/foreign.ts', 'test/provenance/writer.test.ts', [
    ['a rejected transfer counts as a leaf', '!rejected.has(BigInt(item))', 'item >= 0', 'also where subjects'],
  ]),
  ...plantedIn('api/provenance/chain.ts', 'test/provenance/chain.test.ts', [
    ['another contract passes for the ledger', 'if (back.toLowerCase() === ledger) return', 'if (back !== its) return', 'nor another contract'],
  ]),
]

export const chain: Mutant[] = [...moves, 
  ...contracts, ...witness, ...history, ...writer, ...openLog, ...fsck,
]
