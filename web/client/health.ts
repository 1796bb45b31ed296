import { useQuery } from '@tanstack/react-query'

/** How chain and witness are, as the process itself says; a sentence says what ails them. */
export type Health = Record<'chain' | 'witness', { isOk: boolean; sentence: string | null }>

const EVERY_MS = 15_000

const field = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined

function partOf(answer: unknown, name: string): Health['chain'] {
  const part = field(answer, name)
  const [state, sentence] = [field(part, 'state'), field(part, 'sentence')]
  if (typeof state !== 'string') throw new Error(`no state of the ${name}`)
  return { isOk: state === 'ok', sentence: typeof sentence === 'string' ? sentence : null }
}

async function readHealth(): Promise<Health> {
  const response = await fetch('/healthz', { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`healthz ${response.status}`)
  const answer: unknown = await response.json()
  return { chain: partOf(answer, 'chain'), witness: partOf(answer, 'witness') }
}

export const useHealth = () =>
  useQuery({ queryKey: ['healthz'], queryFn: readHealth, refetchInterval: EVERY_MS, retry: 1 })
