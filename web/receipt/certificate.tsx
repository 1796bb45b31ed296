import type { ReactNode } from 'react'
import type { Facts, PartyFacts } from '#api/verifier/facts.ts'
import type { Receipt } from '#api/verifier/receipt.ts'
import type { Climb } from '#api/verifier/record.ts'
import type { Schemas } from '../client/client.ts'
import { common } from '../language/common.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { receiptText } from '../language/receipt.ts'
import { verifyText } from '../language/verify.ts'
import { sayCount, sayDay, sayInstant } from '../part/say.ts'
import { purposesOf } from '../verify/policy.ts'
import { useAmount } from '../verify/verdict.tsx'
import type { Found } from '../verify/work.ts'
import { QrCode } from './qr.tsx'

/** A receipt that verified, with what the platform says beside it and of itself. */
export type Certified = {
  transfer: Schemas['Transfer']
  agreement: Schemas['Agreement']
  platform: Schemas['Platform']
  found: Found
  facts: Facts
  receipt: Receipt
  climb: Climb
  at: Date
}

function Line({ name, children, isHash = false }: { name: string; children: ReactNode; isHash?: boolean }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={isHash ? 'mono' : undefined}>{children}</td>
    </tr>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <table>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

/** The certificate of record (存证凭证): one A4 sheet, every hash in full, nothing that the platform does not have. */
export function Certificate({ certified }: { certified: Certified }) {
  const { certificate } = useText(receiptText)
  const { platform } = useText(common)
  const {
    transfer,
    facts,
    climb,
    at,
    platform: { isDemo, isStandIn },
  } = certified
  const look = `${location.origin}/verify?leaf=${facts.index}&hash=${climb.leaf}`
  return (
    <article className="certificate" aria-label={certificate.title}>
      <header>
        <div>
          <p className="issuer">{platform}</p>
          <h2>{certificate.title}</h2>
          <p className="mono">
            {certificate.number} {transfer.id}
          </p>
          {(isDemo || isStandIn) && <p className="stand-in">{isStandIn ? certificate.standIn : certificate.demo}</p>}
        </div>
        <figure>
          <QrCode text={look} label={certificate.qr} />
          <figcaption>{certificate.qr}</figcaption>
        </figure>
      </header>
      <Statement certified={certified} />
      <Trade certified={certified} />
      <Content certified={certified} />
      <Record certified={certified} />
      <Keys facts={facts} />
      <Checked certified={certified} />
      <footer>
        {certificate.made(sayInstant(at))} · {location.origin}
      </footer>
    </article>
  )
}

type Given = { certified: Certified }

function Statement({ certified: { agreement, facts } }: Given) {
  const { sentence } = useText(receiptText)
  const amount = useAmount()
  const { consumer, provider, recordedAt, rows, sizeBytes } = facts
  return (
    <p className="statement">
      {sentence(consumer.name, sayInstant(recordedAt), provider.name, agreement.title, amount(rows, sizeBytes))}
    </p>
  )
}

function Trade({ certified: { agreement, facts, receipt } }: Given) {
  const { certificate, facts: names } = useText(receiptText)
  const party = ({ name, uscc }: PartyFacts) => (
    <>
      {name} · {certificate.uscc(uscc)}
    </>
  )
  return (
    <Part title={certificate.trade}>
      <Line name={names.provider}>{party(facts.provider)}</Line>
      <Line name={names.consumer}>{party(facts.consumer)}</Line>
      <Line name={certificate.product}>
        「{agreement.title}」{certificate.version(String(facts.version))} <span className="mono">{facts.product}</span>
      </Line>
      <Line name={certificate.purpose}>{purposesOf(receipt.agreement.policy).join('、')}</Line>
      <Line name={certificate.agreement}>
        <span className="mono">{agreement.id}</span> · {certificate.window} {sayDay(facts.startsAt)} —{' '}
        {sayDay(facts.endsAt)}
      </Line>
      <Line name={certificate.terms} isHash>
        {facts.agreement}
      </Line>
    </Part>
  )
}

function Content({ certified: { transfer, facts, receipt } }: Given) {
  const { certificate, facts: names } = useText(receiptText)
  const amount = useAmount()
  return (
    <Part title={certificate.content}>
      <Line name={names.file}>
        {transfer.fileName} · {facts.format.toUpperCase()} · {amount(facts.rows, facts.sizeBytes)}
      </Line>
      <Line name="SHA-256" isHash>
        {facts.sha256}
      </Line>
      <Line name="SM3" isHash>
        {facts.sm3}
      </Line>
      <Line name={certificate.source} isHash>
        {receipt.record.body.source}
      </Line>
    </Part>
  )
}

function Record({ certified: { transfer, facts, climb, receipt, platform } }: Given) {
  const { certificate } = useText(receiptText)
  const { language } = useLanguage()
  const chain = String(facts.chainId)
  const [log = ''] = receipt.checkpoint.split('\n')
  return (
    <Part title={certificate.record}>
      <Line name={certificate.log}>{log}</Line>
      <Line name={certificate.index}>
        {certificate.indexIs(sayCount(facts.index, language), sayCount(facts.logSize, language))}
      </Line>
      <Line name={certificate.leaf} isHash>
        {climb.leaf}
      </Line>
      <Line name={certificate.root} isHash>
        {climb.root}
      </Line>
      <Line name={certificate.chain}>
        {platform.isStandIn ? certificate.chainStandIn(chain) : chain} · {certificate.block}{' '}
        {sayCount(facts.blockNumber, language)}
      </Line>
      <Line name={certificate.blockHash} isHash>
        {facts.blockHash}
      </Line>
      {transfer.transactionHash !== null && (
        <Line name={certificate.transaction} isHash>
          {transfer.transactionHash}
        </Line>
      )}
      <Line name={certificate.times}>
        {certificate.timesAre(
          sayInstant(facts.recordedAt),
          sayInstant(facts.blockAt),
          sayInstant(facts.witnessedAt ?? facts.blockAt),
        )}
      </Line>
    </Part>
  )
}

function Keys({ facts: { provider, consumer } }: { facts: Facts }) {
  const { certificate, facts: names } = useText(receiptText)
  return (
    <Part title={certificate.keys}>
      <Line name={names.provider}>
        <span className="mono">{provider.address}</span> · {certificate[provider.custody]}
      </Line>
      <Line name={names.consumer}>
        <span className="mono">{consumer.address}</span> · {certificate[consumer.custody]}
      </Line>
    </Part>
  )
}

function Checked({ certified: { found, at, platform } }: Given) {
  const { certificate } = useText(receiptText)
  const { step } = useText(verifyText)
  const passed = found.report.steps.filter(({ state }) => state === 'passed').map(({ name }) => step[name].name)
  const isOpen = found.report.steps.some(({ name, state }) => name === 'content' && state === 'not_checked')
  const { standIn, demo, ...notes } = certificate.notes
  return (
    <section className="small-print">
      <p>
        {certificate.checked(sayInstant(at), passed.join(certificate.separator), isOpen ? certificate.unchecked : '')}
      </p>
      {Object.values(notes).map((note) => (
        <p key={note}>{note}</p>
      ))}
      {platform.isStandIn && <p>{standIn}</p>}
      {platform.isDemo && <p>{demo}</p>}
    </section>
  )
}
