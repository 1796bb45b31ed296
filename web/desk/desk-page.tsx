import type { ReactNode } from 'react'
import type { Act } from '#api/kernel/permit.ts'
import { useMay } from '../client/session.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { Page } from '../part/layout.tsx'

type DeskPageProps = {
  title: string
  lead: string
  /** What whoever sits here may do. */
  act: Act
  /** Why the desk is closed to others; without it, that their role may not. */
  closed?: string
  children: ReactNode
}

/** A desk, open to whoever may do its work. */
export function DeskPage({ title, lead, act, closed, children }: DeskPageProps) {
  const { state } = useText(common)
  if (useMay(act)) return <Page title={title} lead={lead}>{children}</Page>
  return (
    <Page title={title}>
      <p className="notice wait">{closed ?? state.notPermitted}</p>
    </Page>
  )
}
