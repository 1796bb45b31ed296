/** From which side public data are looked at: who grants, or who operates. */
export type Side = 'department' | 'operator'
