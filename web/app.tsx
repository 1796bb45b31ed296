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
      { path: '/verify', element: page(() => import('./verify/verify.tsx')) },
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
          { path: '/operate', element: page(() => import('./public-data/operate.tsx')) },
          { path: '/review', element: page(() => import('./review/review.tsx')) },
          { path: '/review/listings/:id', element: page(() => import('./review/listing.tsx')) },
          { path: '/treasury', element: page(() => import('./review/treasury.tsx')) },
          { path: '/supervise', element: page(() => import('./supervision/supervise.tsx')) },
          { path: '/supervise/trace/:id', element: page(() => import('./supervision/trace.tsx')) },
          { path: '/notifications', element: page(() => import('./organisation/notifications.tsx')) },
          { path: '/organisation', element: page(() => import('./organisation/organisation.tsx')) },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
])
