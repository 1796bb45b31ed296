import type { ReactNode } from 'react'
import type { Content } from '#api/verifier/record.ts'
import type { Receipt } from '#api/verifier/receipt.ts'
import type { Report, Step } from '#api/verifier/report.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import { sayCount, sayInstant } from '../part/say.ts'
import { purposesOf } from './policy.ts'
import type { Found } from './work.ts'

/** One line of a step's detail: what it is and what it is worth. */
type Line = [string, ReactNode]

const hash = (value: string) => <span className="mono">{value}</span>
const seconds = (at: number) => sayInstant(at * 1000)

/** What of the report and of the receipt stands behind a step. */
type Behind = { found: Found; receipt: Receipt; content: Content | null }

function useLines() {
  const { detail } = useText(verifyText)
  const { language } = useLanguage()
  const count = (value: number) => sayCount(value, language)

  const record = ({
    found: { climb },
    receipt: {
      record: { entry, body },
    },
  }: Behind): Line[] => [
    [detail.transfer, hash(body.transfer)],
    [detail.product, hash(body.product)],
    [detail.at, seconds(entry.at)],
    [detail.body, hash(entry.body)],
    [detail.commitment, hash(entry.content)],
    [detail.nonce, hash(body.nonce)],
    [detail.source, hash(body.source)],
    ['SM3', hash(body.sm3)],
    ...(climb ? [[detail.leaf, hash(climb.leaf)] satisfies Line] : []),
  ]
  const inclusion = ({
    found: {
      report: { facts },
      climb,
    },
    receipt,
  }: Behind): Line[] => [
    [detail.index, count(receipt.record.index)],
    ...(facts ? [[detail.size, detail.sizeIs(count(facts.logSize))] satisfies Line] : []),
    ...(climb
      ? ([
          [detail.leaf, hash(climb.leaf)],
          [detail.root, hash(climb.root)],
        ] satisfies Line[])
      : []),
  ]
  const checkpoint = ({
    found: {
      report: { facts },
    },
    receipt,
  }: Behind): Line[] => [
    ...(facts?.witnessedAt ? [[detail.witnessed, sayInstant(facts.witnessedAt)] satisfies Line] : []),
    [
      detail.note,
      <pre key="note" tabIndex={0}>
        {receipt.checkpoint.trimEnd()}
      </pre>,
    ],
  ]
  const anchor = ({
    found: {
      report: { facts },
    },
    receipt: {
      anchor: { chainId, account, size, root },
    },
  }: Behind): Line[] => [
    [detail.chain, hash(String(chainId))],
    ...(facts
      ? ([
          [detail.block, count(facts.blockNumber)],
          [detail.blockHash, hash(facts.blockHash)],
          [detail.blockAt, sayInstant(facts.blockAt)],
        ] satisfies Line[])
      : []),
    [detail.proof, detail.proofIs(String(account.length), String(size.length), String(root.length))],
  ]
  const agreement = ({
    found: {
      report: { facts },
    },
    receipt: {
      record: { entry },
      agreement: deal,
    },
  }: Behind): Line[] => {
    const custody = (role: 'provider' | 'consumer') => {
      const sentence = language === 'zh' ? facts?.[role].custodySentence : facts?.[role].custodySentenceEn
      return (
        <>
          {deal[role].body.name} {hash(deal[role].body.address)}
          {sentence !== undefined && <p className="soft">{sentence}</p>}
        </>
      )
    }
    const purposes = purposesOf(deal.policy)
    return [
      [detail.agreement, hash(entry.agreement)],
      [detail.window, detail.from(seconds(deal.terms.startsAt), seconds(deal.terms.endsAt))],
      [detail.quota, count(deal.terms.quota)],
      [detail.standing, deal.standing ? detail.isStanding : detail.isBoth],
      ...(purposes.length > 0 ? [[detail.purpose, purposes.join('、')] satisfies Line] : []),
      [detail.provider, custody('provider')],
      [detail.consumer, custody('consumer')],
      [
        detail.policy,
        <pre key="policy" tabIndex={0}>
          {JSON.stringify(deal.policy, null, 2)}
        </pre>,
      ],
    ]
  }
  const content = ({
    receipt: {
      record: { entry, body },
    },
    content: own,
  }: Behind): Line[] => [
    [detail.sha256, hash(body.sha256)],
    [detail.computed, own ? hash(own.sha256) : detail.none],
    [detail.bytes, detail.bytesIs(count(entry.size))],
    ...(own ? [[detail.computedBytes, detail.bytesIs(count(own.size))] satisfies Line] : []),
  ]
  return { record, inclusion, checkpoint, anchor, agreement, content } satisfies Record<
    Report['steps'][number]['name'],
    unknown
  >
}

/** The technical detail of a step, behind a press. */
export function Detail({ step, found, content }: { step: Step; found: Found; content: Content | null }) {
  const { detail } = useText(verifyText)
  const { language } = useLanguage()
  const lines = useLines()[step.name]
  const { receipt } = found
  return (
    <details className="detail">
      <summary>{detail.open}</summary>
      <dl className="facts">
        <dt>{detail.verifier}</dt>
        <dd>{language === 'zh' ? step.sentence : step.sentenceEn}</dd>
        {step.field !== null && (
          <>
            <dt>{detail.field}</dt>
            <dd className="mono">{step.field}</dd>
          </>
        )}
        {receipt !== null &&
          lines({ found, receipt, content }).map(([name, value]) => (
            <div key={name} className="pair">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </details>
  )
}
