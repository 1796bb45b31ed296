import { type ComponentType, lazy, Suspense } from 'react'
import { createBrowserRouter, Outlet, ScrollRestoration } from 'react-router'
import { common } from './language/common.ts'
import { useText } from './language/language.tsx'
import { Layout, Page } from './part/layout.tsx'
import { Loading } from './part/state.tsx'

/** A page that is loaded when it is first opened. */
function page(load: () => Promise<{ default: ComponentType }>) {
  const Opened = lazy(load)
  return <Suspense fallback={<div className="within"><Loading /></div>}><Opened /></Suspense>
}

function Frame() {
  return <Layout><Outlet /><ScrollRestoration /></Layout>
}

function NotFound() {
  const { state } = useText(common)
  return <Page title="404"><div className="notice"><p>{state.notFound}</p></div></Page>
}

function Failed() {
  const { state } = useText(common)
  return <Layout><Page title={state.refused}><div className="notice bad" role="alert"><p>{state.failedPage}</p></div></Page></Layout>
}

export const router = createBrowserRouter([
  {
    element: <Frame />,
    errorElement: <Failed />,
    children: [
      { path: '/', element: page(() => import('./home/home.tsx')) },
      { path: '/catalog', element: page(() => import('./catalog/catalog.tsx')) },
      { path: '/catalog/:id', element: page(() => import('./catalog/product.tsx')) },
      { path: '/prices', element: page(() => import('./prices/prices.tsx')) },
      { path: '/plans', element: page(() => import('./implement/published.tsx')) },
      { path: '/verify', element: page(() => import('./verify/verify.tsx')) },
      { path: '/registration', element: page(() => import('./registration/lookup.tsx')) },
      { path: '/disclosure', element: page(() => import('./disclosure/disclosures.tsx')) },
      { path: '/disclosure/:id', element: page(() => import('./disclosure/disclosures.tsx')) },
      { path: '/certificate', element: page(() => import('./certificate/look-up.tsx')) },
      { path: '/certificates/:number', element: page(() => import('./certificate/look-up.tsx')) },
      { path: '/rules', element: page(() => import('./gate/rules.tsx')) },
      { path: '/developers', element: page(() => import('./developers/developers.tsx')) },
      { path: '/sign-in', element: page(() => import('./organisation/sign-in.tsx')) },
      { path: '/apply', element: page(() => import('./organisation/apply.tsx')) },
      {
        element: page(() => import('./desk/desk.tsx')),
        children: [
          { path: '/order/:listingId', element: page(() => import('./consumer/order.tsx')) },
          { path: '/my', element: page(() => import('./consumer/my.tsx')) },
          { path: '/my/agreements/:id', element: page(() => import('./agreement/agreement.tsx')) },
          { path: '/my/transfers/:id', element: page(() => import('./consumer/transfer.tsx')) },
          { path: '/my/account', element: page(() => import('./consumer/account.tsx')) },
          { path: '/provide', element: page(() => import('./provider/provide.tsx')) },
          { path: '/provide/new', element: page(() => import('./provider/new.tsx')) },
          { path: '/provide/listings/:id', element: page(() => import('./provider/listing.tsx')) },
          { path: '/provide/agreements/:id', element: page(() => import('./agreement/agreement.tsx')) },
          { path: '/provide/sales', element: page(() => import('./provider/sales.tsx')) },
          { path: '/resources', element: page(() => import('./public-data/resources.tsx')) },
          { path: '/resources/import', element: page(() => import('./public-data/catalogue-import.tsx')) },
          { path: '/resources/:id', element: page(() => import('./public-data/catalogue-entry.tsx')) },
          { path: '/implement', element: page(() => import('./implement/implement.tsx')) },
          { path: '/implement/plans/new', element: page(() => import('./implement/new-plan.tsx')) },
          { path: '/implement/plans/:id', element: page(() => import('./implement/plan-page.tsx')) },
          { path: '/implement/grants/:id', element: page(() => import('./implement/grant-page.tsx')) },
          { path: '/operate/plans/:id', element: page(() => import('./implement/call-page.tsx')) },
          { path: '/operate/grants/:id', element: page(() => import('./implement/grant-page.tsx')) },
          { path: '/resources/grants/:id', element: page(() => import('./implement/grant-page.tsx')) },
          { path: '/implement/conflicts', element: page(() => import('./public-data/conflicts.tsx')) },
          { path: '/sharing', element: page(() => import('./sharing/sharing.tsx')) },
          { path: '/registrations', element: page(() => import('./registration/registrations.tsx')) },
          { path: '/registrations/:id', element: page(() => import('./registration/registration.tsx')) },
          { path: '/registry', element: page(() => import('./registration/registry.tsx')) },
          { path: '/registry/:id', element: page(() => import('./registration/registry-case.tsx')) },
          { path: '/property', element: page(() => import('./registration/properties.tsx')) },
          { path: '/property/:id', element: page(() => import('./registration/property.tsx')) },
          { path: '/operate', element: page(() => import('./public-data/operate.tsx')) },
          { path: '/scenarios', element: page(() => import('./public-data/scenario-page.tsx')) },
          { path: '/operate/revenue', element: page(() => import('./prices/operate-revenue.tsx')) },
          { path: '/price-office', element: page(() => import('./prices/price-office.tsx')) },
          { path: '/review', element: page(() => import('./review/review.tsx')) },
          { path: '/review/listings/:id', element: page(() => import('./review/listing.tsx')) },
          { path: '/treasury', element: page(() => import('./review/treasury.tsx')) },
          { path: '/supervise', element: page(() => import('./supervision/supervise.tsx')) },
          { path: '/supervise/liability', element: page(() => import('./liability/page.tsx')) },
          { path: '/supervise/trace/:id', element: page(() => import('./supervision/trace.tsx')) },
          { path: '/certificates', element: page(() => import('./certificate/certificates.tsx')) },
          { path: '/supervise/statistics', element: page(() => import('./disclosure/statistics.tsx')) },
          { path: '/deadlines', element: page(() => import('./deadline/deadlines.tsx')) },
          { path: '/notifications', element: page(() => import('./organisation/notifications.tsx')) },
          { path: '/organisation', element: page(() => import('./organisation/organisation.tsx')) },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
])
