import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { organisationTexts } from '../language/organisation.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { faultsOf, TextField } from '../part/form.tsx'
import { Page } from '../part/layout.tsx'
import { Paging } from '../part/list.tsx'
import { sayInstant } from '../part/say.ts'
import { Empty, Read, Refused } from '../part/state.tsx'
import './organisation.css'

/** Notifications (通知), and which of them also come by e-mail. */
export default function Notifications() {
  const { notifications: texts } = useText(organisationTexts)
  const { values: { unread, cursor }, change } = useAddress(['unread', 'cursor'])
  const isUnread = unread === 'true'
  const query = { limit: 20, ...(isUnread ? { unread: 'true' as const } : {}), ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/notifications', { params: { query } }, { refetchInterval: 15_000 })
  const readAll = useAct((_: null, headers) => client.POST('/api/notifications/read-all', { headers }))
  return (
    <Page title={texts.title}>
      <div className="row between">
        <label className="row"><input type="checkbox" checked={isUnread} onChange={({ target }) => change({ unread: target.checked ? 'true' : undefined })} />{texts.unread}</label>
        <button type="button" className="button small" disabled={readAll.isPending || found.data?.unread === 0} onClick={() => readAll.mutate(null)}>{texts.readAll}</button>
      </div>
      <Read query={found}>
        {({ items, next }) => items.length === 0 ? <Empty>{texts.none}</Empty> : (
          <>
            <ul className="notes">{items.map((note) => <Note key={note.id} note={note} />)}</ul>
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
      </Read>
      <Settings />
    </Page>
  )
}

function Note({ note }: { note: Schemas['Notification'] }) {
  const { notifications: texts } = useText(organisationTexts)
  const { language } = useLanguage()
  const read = useAct((id: string, headers) => client.POST('/api/notifications/{id}/read', { params: { path: { id } }, headers }))
  const isUnread = note.readAt === null
  const mark = () => {
    if (isUnread) read.mutate(note.id)
  }
  return (
    <li className={isUnread ? 'note unread' : 'note'}>
      <div className="row"><span className="tag main">{texts.groupNames[note.group]}</span><time className="faint" dateTime={note.at}>{sayInstant(note.at)}</time></div>
      <p>{note[language]}</p>
      {note.reason !== null && <p className="soft">{texts.reason}：{note.reason}</p>}
      <div className="row">
        <Link className="button small" to={note.href} onClick={mark}>{texts.open}</Link>
        {isUnread && <button type="button" className="button plain small" onClick={mark}>{texts.read}</button>}
      </div>
    </li>
  )
}

type Settings = Schemas['NotificationSettings']

function Settings() {
  const { notifications: texts } = useText(organisationTexts)
  const found = api.useQuery('get', '/api/notification-settings')
  return (
    <section className="card stack" aria-labelledby="settings">
      <h2 id="settings">{texts.settings}</h2>
      <Read query={found}>{(settings) => settings.canMail ? <SettingsForm settings={settings} /> : <p className="soft">{texts.cannot}</p>}</Read>
    </section>
  )
}

function SettingsForm({ settings }: { settings: Settings }) {
  const { notifications: texts } = useText(organisationTexts)
  const [email, setEmail] = useState(settings.email ?? '')
  const [groups, setGroups] = useState(settings.groups)
  const act = useAct((body: Schemas['SetNotificationSettings'], headers) => client.PUT('/api/notification-settings', { body, headers }))
  const names = Object.keys(texts.groupNames).filter((name): name is Settings['groups'][number] => name in texts.groupNames)
  const save = () => act.mutate({ email: email.trim() === '' ? null : email.trim(), groups })
  return (
    <>
      <form className="stack" onSubmit={(event) => (event.preventDefault(), save())}>
        {act.error !== null && <Refused error={act.error} />}
        <TextField label={texts.email} type="email" value={email} fault={faultsOf(act.error)['email']} onChange={({ target }) => setEmail(target.value)} />
        <fieldset className="plain">
          <legend>{texts.groups}</legend>
          <div className="pair scopes">
            {names.map((name) => (
              <label key={name} className="choice">
                <input type="checkbox" checked={groups.includes(name)}
                  onChange={({ target }) => setGroups(target.checked ? [...groups, name] : groups.filter((one) => one !== name))} />{texts.groupNames[name]}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="row"><button type="submit" className="button primary" disabled={act.isPending}>{texts.save}</button>{act.isSuccess && <span role="status">{texts.saved}</span>}</div>
      </form>
      {settings.email !== null && (settings.verified ? <p className="tag good">{texts.verified}</p> : <Verify />)}
      {settings.undelivered > 0 && <p className="soft">{texts.undelivered(settings.undelivered)}</p>}
    </>
  )
}

function Verify() {
  const { notifications: texts } = useText(organisationTexts)
  const [search] = useSearchParams()
  const [code, setCode] = useState(search.get('code') ?? '')
  const verify = useAct((given: string, headers) => client.POST('/api/notification-settings/verify', { body: { code: given }, headers }))
  const again = useAct((_: null, headers) => client.POST('/api/notification-settings/code', { body: {}, headers }))
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), verify.mutate(code))}>
      <p className="soft">{texts.unverified}</p>
      {verify.error !== null && <Refused error={verify.error} />}
      {again.error !== null && <Refused error={again.error} />}
      <TextField label={texts.code} value={code} autoComplete="one-time-code" onChange={({ target }) => setCode(target.value)} />
      <div className="row">
        <button type="submit" className="button primary" disabled={verify.isPending || code.trim() === ''}>{texts.verify}</button>
        <button type="button" className="button" disabled={again.isPending} onClick={() => again.mutate(null)}>{texts.again}</button>
      </div>
    </form>
  )
}
