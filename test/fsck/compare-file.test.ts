import { expect, it } from 'vitest'
import { claimFaults } from '#api/fsck/compare-file.ts'
import { fileOf, rowOf } from '#api/fsck/invariant.ts'
import { hex } from '#api/kernel/hex.ts'

const digest = (n: number) => hex(Buffer.alloc(32, n))
const place = fileOf('content/objects/ab/ab')
const measured = { sha256: digest(1), sm3: digest(2), sizeBytes: 9n }
const claim = { key: 'ab', sha256: digest(1), sm3: digest(2), sizeBytes: 9n, table: 'prepared_content', id: 'ver_1' }
const transfer = { ...claim, sm3: null, table: 'transfer', id: 'tfr_1' }
const places = (...claims: (typeof claim | typeof transfer)[]) =>
  claimFaults(claims, measured, place).map((fault) => fault.place)

it('blames the file when nobody says what it is, and the row that alone says something else', () => {
  expect(places(claim, transfer)).toEqual([])
  expect(places({ ...claim, sizeBytes: 8n }, { ...transfer, sizeBytes: 8n })).toEqual([place])
  expect(places({ ...claim, sizeBytes: 8n }, transfer)).toEqual([rowOf('prepared_content', 'ver_1')])
  expect(claimFaults([claim], undefined, place).map((fault) => fault.place)).toEqual([place])
})
