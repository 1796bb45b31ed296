import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { Suspense } from 'react'
import { Link, NavLink, Outlet, useLocation } from 'react-router'
import { useSession } from '../client/session.ts'
import { common } from '../language/common.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { Loading } from '../part/state.tsx'
import { DESKS } from './desks.ts'
import './desk.css'

const THEME = {
  cssVar: { key: 'dongying' },
  token: {
    colorPrimary: '#0f5c8f', colorLink: '#0f5c8f', colorError: '#b3261e', colorSuccess: '#14684a', colorWarning: '#8a5a00',
    colorText: '#17212b', colorTextSecondary: '#4d5b68', colorTextTertiary: '#5a6875', colorTextDescription: '#5a6875',
    colorTextPlaceholder: '#647280', colorBorder: '#aebac5', colorBorderSecondary: '#d8dfe6', borderRadius: 8, fontSize: 15,
    fontFamily: 'var(--font)', controlHeight: 40,
  },
}

/** The frame of all desks: the desks that are one's own at the side, and antd in the page's language and colours. */
export default function Desk() {
  const session = useSession()
  const { language } = useLanguage()
  const { desks, nav, state } = useText(common)
  const { pathname, search } = useLocation()
  if (session === undefined) return <div className="within"><Loading /></div>
  if (session === null)
    return (
      <div className="within">
        <div className="notice"><p>{state.signInFirst}</p><p><Link className="button primary" to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>{nav.signIn}</Link></p></div>
      </div>
    )
  const own = DESKS.filter(({ act }) => session.acts.includes(act))
  // A desk within another one is the place where one is, not both.
  const isWithin = (href: string) => own.some((desk) => desk.href.startsWith(`${href}/`) && pathname.startsWith(desk.href))
  return (
    <ConfigProvider theme={THEME} locale={language === 'zh' ? zhCN : enUS}>
      <div className="within desk">
        <nav className="desk-nav" aria-label={nav.desk}>
          {own.map(({ name, href }) => <NavLink key={name} to={href} end={isWithin(href)}>{desks[name]}</NavLink>)}
          <NavLink to="/notifications">{desks.notifications}</NavLink>
          <NavLink to="/organisation">{desks.organisation}</NavLink>
        </nav>
        <div className="desk-text"><Suspense fallback={<Loading />}><Outlet /></Suspense></div>
      </div>
    </ConfigProvider>
  )
}
