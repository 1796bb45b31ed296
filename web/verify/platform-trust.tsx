import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import type { Check } from './use-check.ts'

/** The trust file that this platform publishes now; kept by the page, so that it is there when the network is not. */
export function usePlatformTrust() {
  const query = api.useQuery('get', '/api/provenance/trust', {}, { staleTime: Infinity, gcTime: Infinity })
  return {
    text: query.data === undefined ? undefined : JSON.stringify(query.data),
    isFailed: query.isError,
    refetch: query.refetch,
  }
}

/** Which trust file is in use, in words. */
export function TrustInUse({ check, trust }: { check: Check; trust: ReturnType<typeof usePlatformTrust> }) {
  const texts = useText(verifyText)
  if (check.trust !== null) return <p className="trust-own">{texts.trust.own}</p>
  if (trust.text !== undefined) return <p className="trust-platform">{texts.trust.platform}</p>
  if (!trust.isFailed) return <p className="faint">{texts.trust.reading}</p>
  return (
    <p className="fault">
      {texts.trust.failed}{' '}
      <button type="button" className="button small" onClick={() => void trust.refetch()}>
        {texts.trust.retry}
      </button>
    </p>
  )
}
