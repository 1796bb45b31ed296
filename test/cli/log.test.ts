import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lastWordOf, openLog, warningOf } from '#api/cli/launch/log.ts'
import { temporaryFolder } from './platform.ts'

test.each([
  ['{"level":40,"msg":"慢"}', '慢'],
  ['{"level":50,"msg":"失败","err":{"message":"断开"}}', '失败：断开'],
  [String.raw`{"level":40,"msg":"两\n\n行"}`, '两 行'],
  ['{"level":30,"msg":"完成"}', undefined],
  ['{"level":60,"msg":"结束"}', undefined],
  ['{"level":40', undefined],
  ['警告：磁盘将满', '警告：磁盘将满'],
  ['2026-11-24 18:45:57 UTC [7823] PANIC:  could not write', '2026-11-24 18:45:57 UTC [7823] PANIC:  could not write'],
  ['2026-11-24 18:45:57 UTC [7823] ERROR:  duplicate key', undefined],
  ['listening', undefined],
])('people see of %s: %s', (line, shown) => expect(warningOf(line)).toBe(shown))

test('of a crash, the error\'s message is what is told', () => {
  const crash = [
    'file:///app/api/server.ts:12', '    throw new Error(text)', '          ^', '', 'TypeError [ERR_X]: 链不对',
    '    at main (file:///app/api/server.ts:12:9) {', "  code: 'ERR_X'", '}', '', 'Node.js v24.21.0',
  ]
  expect(crash.map(lastWordOf).findLast((word) => word !== undefined)).toBe('链不对')
  expect(lastWordOf('{"level":60,"msg":"端口不对"}')).toBe('端口不对')
  expect(lastWordOf('端口 1 已被占用')).toBe('端口 1 已被占用')
})

test('a log keeps every line, in two files of bounded size', () => {
  using folder = temporaryFolder()
  const log = openLog(folder.path, 'api', 100)
  for (let line = 0; line < 30; line += 1) log.write(`line ${String(line).padStart(2, '0')}`)
  log.close()
  const [now, before] = ['api.log', 'api.log.1'].map((name) => readFileSync(join(folder.path, name), 'utf8'))
  expect(now).toBe('line 26\nline 27\nline 28\nline 29\n')
  expect(before?.length).toBe(104)
  openLog(folder.path, 'api', 100).write('line 30')
  expect(readFileSync(join(folder.path, 'api.log'), 'utf8')).toBe(`${now}line 30\n`)
})
