import { expect, test } from 'vitest'
import { workspace } from './workspace.ts'

const { engine, inspect } = workspace()
const differ = async (a: string, b: string) => engine.differ((await inspect(a)).outPath, (await inspect(b)).outPath)
const same = { columnsAdded: [], columnsRemoved: [], columnsChanged: [], rowsAdded: 0, rowsRemoved: 0 }

test('equal tables don’t differ, whatever the order of rows and columns', async () => {
  expect(await differ('a,b\n1,x\n2,\n', 'b,a\n,2\nx,1\n')).toEqual({ ...same, rowsUnchanged: 2 })
})

test('rows are counted with their repetitions', async () => {
  expect(await differ('a,b\n1,x\n1,x\n2,y\n', 'a,b\n1,x\n3,z\n3,z\n')).toEqual({
    ...same, rowsAdded: 2, rowsRemoved: 2, rowsUnchanged: 1,
  })
})

test('columns that came, went or changed their type are named, rows compared over the others', async () => {
  expect(await differ('a,b,c\n1,x,5\n2,y,6\n', 'a,c,d\n1,5,n\n2,six,n\n')).toEqual({
    columnsAdded: ['d'], columnsRemoved: ['b'], columnsChanged: [{ name: 'c', from: 'integer', to: 'text' }],
    rowsAdded: 1, rowsRemoved: 1, rowsUnchanged: 1,
  })
})

test('numbers are compared as numbers', async () => {
  expect(await differ('a\n1\n2\n', 'a\n1.00\n2.50\n')).toMatchObject({ rowsAdded: 1, rowsRemoved: 1, rowsUnchanged: 1 })
  expect(await differ('a\n1.5\n', 'a\n1.50\n')).toMatchObject({ columnsChanged: [], rowsUnchanged: 1 })
})

test('without common columns every row is another', async () => {
  expect(await differ('a\n1\n2\n', 'b\n1\n')).toMatchObject({ rowsAdded: 1, rowsRemoved: 2, rowsUnchanged: 0 })
})

test('a null is no empty text and no zero', async () => {
  expect(await differ('a,b\n0,1\n', 'a,b\n,1\n')).toMatchObject({ rowsUnchanged: 0 })
})
