/** What anybody may look up without signing in (公开查询): by the name of its link, with its address. */
export const OPEN_PLACES = [
  ['certificate', '/certificate'], ['registration', '/registration'], ['prices', '/prices'], ['plans', '/plans'],
  ['disclosure', '/disclosure'], ['rules', '/rules'],
] as const
