/**
 * States what cannot be otherwise; a false one is a defect of ours, never a caller's fault.
 * @throws Error that reaches the caller as the fixed text of an unexpected failure
 */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}
