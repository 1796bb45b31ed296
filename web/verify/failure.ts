import type { Step } from '#api/verifier/report.ts'
import { useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import type { Found } from './work.ts'

/** Says what a failed step means: for what could not even be read, what is wrong with it. */
export function useFailure() {
  const texts = useText(verifyText)
  return ({ name, field }: Step, found: Found | null): string => {
    if (field?.startsWith('trust')) return texts.trustFault
    return found?.receipt === null ? texts.malformed : texts.step[name].failed
  }
}
