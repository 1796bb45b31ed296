import { Page } from '../part/layout.tsx'

export default function Pending() {
  return <Page title="public-data/resources">…</Page>
}
