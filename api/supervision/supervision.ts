/** What a measure may cover, with the number that the contract knows it by. */
export const SCOPES = { party: 0, product: 1, agreement: 2, ledger: 3 } as const

export type Scope = keyof typeof SCOPES

/** The subject of a measure over everything. */
export const LEDGER_SUBJECT = 'ledger'
