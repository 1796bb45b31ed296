import type { Tx } from '#api/db/client.ts'

/**
 * The reads of a snapshot, each asked once: in a snapshot the same question has the same answer, and a thousand
 * receipts ask for the same agreement, keys and tiles. Answers are kept as long as this value.
 */
export function remembering(tx: Tx): Tx {
  const answers = new Map<string, unknown>()
  const model = (name: string, reads: object) =>
    new Proxy(reads, {
      get(target, method) {
        const read: unknown = Reflect.get(target, method)
        if (typeof read !== 'function' || typeof method !== 'string' || !method.startsWith('find')) return read
        return (question: unknown) => {
          const key = `${name}.${method} ${JSON.stringify(question, (_, value: unknown) =>
            typeof value === 'bigint' ? `${value}n` : value)}`
          if (!answers.has(key)) answers.set(key, Promise.resolve(read.call(target, question)))
          return answers.get(key)
        }
      },
    })
  return new Proxy(tx, {
    get(target, name) {
      const reads: unknown = Reflect.get(target, name)
      return typeof name === 'string' && typeof reads === 'object' && reads !== null ? model(name, reads) : reads
    },
  })
}
