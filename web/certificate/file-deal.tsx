import { useState } from 'react'
import { MATERIALS } from '#api/certificate/certificate.ts'
import { isUscc } from '#api/participant/participant.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { certificateTexts } from '../language/certificate.ts'
import { useText } from '../language/language.tsx'
import { ActForm } from '../part/act-form.tsx'
import { dayOf } from '../part/day.ts'
import { isDigest } from '../part/digest.ts'
import { FileDigest } from '../part/digest-field.tsx'
import { AreaField, faultsOf, SelectField, TextField } from '../part/form.tsx'
import { fenOf } from '../part/money.ts'

const SIDES = ['provider', 'consumer'] as const
type Side = (typeof SIDES)[number]

type Draft = {
  side: Side
  own: string
  other: string
  otherName: string
  contractName: string
  object: string
  sourceProof: string
  amount: string
  signedOn: string
}
type Kind = (typeof MATERIALS)[number]
type Material = { digest: string; title: string }

const EMPTY: Draft = {
  side: 'provider', own: '', other: '', otherName: '', contractName: '', object: '', sourceProof: '', amount: '', signedOn: '',
}

/** Files a deal that was signed elsewhere (场外交易备案), with its six kinds of material. */
export function FileDealForm({ close }: { close: () => void }) {
  const { deal: texts } = useText(certificateTexts)
  const ownName = useSession()?.participant.name ?? ''
  const [draft, setDraft] = useState(EMPTY)
  const [materials, setMaterials] = useState<Partial<Record<Kind, Material>>>({})
  const act = useAct((body: Schemas['FileDeal'], headers) => client.POST('/api/filings', { body, headers }))
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const lacking = useLacking(draft, materials)
  const faults = faultsOf(act.error)
  const other = otherOf(draft.side)
  const text = (name: 'contractName' | 'object' | 'otherName', label: string, maxLength: number, fault?: string) => (
    <TextField
      label={label} maxLength={maxLength} value={draft[name]} fault={fault}
      onChange={({ target }) => set({ [name]: target.value })}
    />
  )
  const code = (name: 'own' | 'other', label: string, fault?: string) => (
    <TextField
      label={label} maxLength={18} value={draft[name]} fault={draft[name] !== '' && !isUscc(draft[name]) ? texts.usccWrong : fault}
      onChange={({ target }) => set({ [name]: target.value.trim().toUpperCase() })}
    />
  )
  const send = () => act.mutate(bodyOf(draft, ownName, materials), { onSuccess: close })
  return (
    <ActForm
      title={texts.title} level={3} lead={texts.lead} basis="《山东省数据交易规范指引（试行）》第二十四条" submit={texts.submit}
      error={act.error} isBusy={act.isPending} lacking={lacking} send={send} cancel={close}
    >
      <div className="two">
        {text('contractName', texts.contractName, 100, faults['contractName'])}
        {text('object', texts.object, 200, faults['object'])}
        <SelectField
          label={texts.side} value={draft.side}
          onChange={({ target }) => set({ side: SIDES.find((one) => one === target.value) ?? 'provider' })}
        >
          {SIDES.map((one) => <option key={one} value={one}>{texts.sides[one]}</option>)}
        </SelectField>
        {code('own', texts.ownUscc, faults[`${draft.side}Uscc`] ?? faults[`${draft.side}Name`])}
        {text('otherName', texts.otherName(texts.sides[other]), 100, faults[`${other}Name`])}
        {code('other', texts.otherUscc(texts.sides[other]), faults[`${other}Uscc`])}
        <TextField
          label={texts.amount} inputMode="decimal" value={draft.amount} onChange={({ target }) => set({ amount: target.value })}
          fault={draft.amount !== '' && fenOf(draft.amount) === undefined ? texts.amountWrong : faults['amountFen']}
        />
        <TextField
          label={texts.signedOn} type="date" max={dayOf(Date.now())} value={draft.signedOn} fault={faults['signedOn']}
          onChange={({ target }) => set({ signedOn: target.value })}
        />
      </div>
      <AreaField
        label={texts.sourceProof} hint={texts.sourceHint} rows={2} maxLength={2000} value={draft.sourceProof}
        fault={faults['sourceProof']} onChange={({ target }) => set({ sourceProof: target.value })}
      />
      <fieldset className="plain stack">
        <legend>{texts.materials}</legend>
        <div className="two">
          {MATERIALS.map((kind) => (
            <FileDigest
              key={kind} label={kind === 'other' ? texts.optional(texts.kinds[kind]) : texts.kinds[kind]}
              value={materials[kind]?.digest ?? ''} fault={faults[`materials.${kind}`]}
              change={(digest, title) => setMaterials((before) => ({ ...before, [kind]: { digest, title } }))}
            />
          ))}
        </div>
      </fieldset>
    </ActForm>
  )
}

const otherOf = (side: Side): Side => (side === 'provider' ? 'consumer' : 'provider')

/** What is still missing or wrong, in words. */
function useLacking(draft: Draft, materials: Partial<Record<Kind, Material>>): string[] {
  const { deal: texts } = useText(certificateTexts)
  const { side, own, other, otherName, contractName, object, sourceProof, amount, signedOn } = draft
  const theirs = texts.sides[otherOf(side)]
  return [
    contractName.trim() === '' && texts.contractName, object.trim() === '' && texts.object, !isUscc(own) && texts.ownUscc,
    otherName.trim() === '' && texts.otherName(theirs), !isUscc(other) && texts.otherUscc(theirs),
    fenOf(amount) === undefined && texts.amount, signedOn === '' && texts.signedOn,
    sourceProof.trim() === '' && texts.sourceProof,
    ...MATERIALS.map((kind) => kind !== 'other' && !isDigest(materials[kind]?.digest ?? '') && texts.kinds[kind]),
  ].filter((one) => one !== false)
}

function bodyOf(draft: Draft, ownName: string, materials: Partial<Record<Kind, Material>>): Schemas['FileDeal'] {
  const { side, own, other, contractName, object, sourceProof, amount, signedOn } = draft
  const isProvider = side === 'provider'
  const otherName = draft.otherName.trim()
  return {
    contractName: contractName.trim(), object: object.trim(), sourceProof: sourceProof.trim(), amountFen: fenOf(amount) ?? 0,
    signedOn,
    providerName: isProvider ? ownName : otherName, providerUscc: isProvider ? own : other,
    consumerName: isProvider ? otherName : ownName, consumerUscc: isProvider ? other : own,
    materials: MATERIALS.flatMap((kind) => {
      const { digest = '', title = '' } = materials[kind] ?? {}
      return isDigest(digest) ? [{ kind, title: title.slice(0, 100), digest }] : []
    }),
  }
}
