import { type ReactNode, useEffect, useState } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { api } from '../client/client.ts'
import { useHealth } from '../client/health.ts'
import { signOut, useSession } from '../client/session.ts'
import { common } from '../language/common.ts'
import { LANGUAGES } from '../language/dictionary.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { deskOf } from '../desk/desks.ts'
import { OPEN_PLACES } from './open-places.ts'

function LanguageSwitch() {
  const { language, choose } = useLanguage()
  const { language: texts } = useText(common)
  const other = LANGUAGES.find((one) => one !== language) ?? 'zh'
  return (
    <button type="button" className="button plain" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => choose(other)}>
      {texts[other]}
    </button>
  )
}

function Who() {
  const session = useSession()
  const { nav } = useText(common)
  if (session === undefined) return null
  if (session === null)
    return (
      <>
        <Link className="button plain" to="/apply">{nav.apply}</Link>
        <Link className="button primary" to="/sign-in">{nav.signIn}</Link>
      </>
    )
  return (
    <>
      <Link className="button plain" to="/notifications">{nav.notifications}</Link>
      <Link className="button plain" to={deskOf(session.roles)}>{nav.desk}</Link>
      <span className="soft">{session.person?.name} · {session.participant.name}</span>
      <button type="button" className="button small" onClick={() => void signOut().then(() => location.assign('/'))}>{nav.signOut}</button>
    </>
  )
}

/** Told on every page while chain or witness is behind: what waits, in the server's own sentence. */
function Behind() {
  const { state } = useText(common)
  const { data } = useHealth()
  const late = data === undefined ? undefined : [data.chain, data.witness].find(({ isOk }) => !isOk)
  if (late === undefined) return null
  return (
    <div className="within no-print">
      <p className="notice wait" role="status">{state.chainBehind}{late.sentence !== null && <span className="soft">（{late.sentence}）</span>}</p>
    </div>
  )
}

function Foot() {
  const { footer, nav } = useText(common)
  const { data } = api.useQuery('get', '/api/platform', {}, { staleTime: Infinity })
  return (
    <footer className="foot">
      <div className="within">
        <span>{footer.about} {data?.isDemo && footer.demo} {data?.isStandIn && footer.standIn}</span>
        <nav aria-label={footer.open}>
          {OPEN_PLACES.map(([name, href]) => <Link key={name} to={href}>{nav[name]}</Link>)}
        </nav>
        <span>{footer.contact}</span>
      </div>
    </footer>
  )
}

/** Head, text and foot of every page. */
export function Layout({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const { pathname } = useLocation()
  const { platform, skip, menu, nav } = useText(common)
  useEffect(() => setOpen(false), [pathname])
  return (
    <>
      <a className="skip" href="#text">{skip}</a>
      <header className={isOpen ? 'head open' : 'head'}>
        <div className="within">
          <Link className="brand" to="/"><img src="/icon.svg" alt="" />{platform}</Link>
          <button type="button" className="button small menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{menu}</button>
          <nav aria-label={menu}>
            <NavLink to="/catalog">{nav.catalog}</NavLink>
            <NavLink to="/verify">{nav.verify}</NavLink>
            <NavLink to="/developers">{nav.developers}</NavLink>
          </nav>
          <div className="end"><LanguageSwitch /><Who /></div>
        </div>
      </header>
      <main id="text" tabIndex={-1}><Behind />{children}</main>
      <Foot />
    </>
  )
}

/** A page: its title, in the window too, and its text. */
export function Page({ title, lead, end, children }: { title: string; lead?: ReactNode; end?: ReactNode; children: ReactNode }) {
  const { platform } = useText(common)
  useEffect(() => {
    document.title = `${title} · ${platform}`
  }, [title, platform])
  return (
    <div className="within stack">
      <div className="row between">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="soft">{lead}</p>}
        </div>
        {end}
      </div>
      {children}
    </div>
  )
}
