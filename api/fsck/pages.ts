/** So many rows are read at a time. */
export const PAGE = 500

/** Pages of rows in the order of their ids: `read` gives those after an id. */
export async function* pagesOf<Row extends { id: string }>(
  read: (page: { take: number; orderBy: { id: 'asc' }; where: { id: { gt: string } } }) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = ''; ; ) {
    const rows = await read({ take: PAGE, orderBy: { id: 'asc' }, where: { id: { gt: after } } })
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
    after = rows.at(-1)?.id ?? ''
  }
}
