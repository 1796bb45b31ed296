import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Problem, problemOf } from './client.ts'

type Answered<T> = { data?: T; error?: unknown; response: Response }

/**
 * An act that changes something: what it sends carries one Idempotency-Key until the server has answered, so that
 * pressing again after a broken connection does nothing twice. After success everything on the page is read anew.
 * @param send does the request with the headers that it is given
 */
export function useAct<Input, T>(
  send: (input: Input, headers: { 'idempotency-key': string }) => Promise<Answered<T>>,
): UseMutationResult<T, Problem, Input> {
  const key = useRef<string>(undefined)
  const queries = useQueryClient()
  return useMutation<T, Problem, Input>({
    mutationFn: async (input) => {
      key.current ??= crypto.randomUUID()
      const answered = await send(input, { 'idempotency-key': key.current }).catch((error: unknown) => {
        throw problemOf(error)
      })
      if (answered.response.status < 500) key.current = undefined
      if (answered.error !== undefined || answered.data === undefined) throw problemOf(answered.error)
      return answered.data
    },
    onSuccess: () => queries.invalidateQueries(),
  })
}
