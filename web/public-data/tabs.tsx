import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

/** Parts of a desk of which one is shown; which one stands in the address, and the lists begin anew with each. */
export function DeskTabs({ tabs }: { tabs: { key: string; label: string; shown: ReactNode }[] }) {
  const [address, setAddress] = useSearchParams()
  const active = tabs.find(({ key }) => key === address.get('tab'))?.key ?? tabs[0]?.key ?? ''
  return (
    <Tabs
      activeKey={active}
      destroyOnHidden
      onChange={(tab) => setAddress(tab === tabs[0]?.key ? {} : { tab })}
      items={tabs.map(({ key, label, shown }) => ({ key, label, children: <div className="stack">{shown}</div> }))}
    />
  )
}
