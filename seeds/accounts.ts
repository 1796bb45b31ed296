import { randomBytes } from 'node:crypto'
import type { Founded } from '#api/participant/found.ts'
import { usccCheckCharacter } from '#api/participant/participant.ts'

/** The password of every demo account; a platform without the demo makes one for each account and prints it once. */
export const DEMO_PASSWORD = 'demo-dongying-2026'

/** A unified social credit code of the demo: Dongying's division code, a serial number, the right check character. */
export function demoUscc(kind: '11' | '91', serial: number): string {
  const first17 = `${kind}370500${String(serial).padStart(9, '0')}`
  const check = usccCheckCharacter(first17)
  if (check === undefined) throw new Error('the characters of a code are in its alphabet')
  return first17 + check
}

/** The organisations that no application makes, with a person for each duty. */
export const founders = (passwordFor: (login: string) => string): Founded[] => [
  {
    uscc: demoUscc('91', 900_000_001),
    name: '东营大数据交易分平台（演示）',
    roles: ['platform'],
    people: [
      { login: 'ruzhu', password: passwordFor('ruzhu'), name: '入驻审核员', duties: ['admission'] },
      { login: 'chushen', password: passwordFor('chushen'), name: '初审员', duties: ['first_reviewer'] },
      { login: 'fushen', password: passwordFor('fushen'), name: '复审员', duties: ['second_reviewer'] },
      { login: 'zijin', password: passwordFor('zijin'), name: '资金管理员', duties: ['treasurer'] },
    ],
  },
  {
    uscc: demoUscc('11', 900_000_002),
    name: '东营市数据主管部门（演示）',
    roles: ['regulator'],
    people: [{ login: 'jianguan', password: passwordFor('jianguan'), name: '监管员', duties: [] }],
  },
  {
    uscc: demoUscc('11', 900_000_003),
    name: '东营市审计部门（演示）',
    roles: ['auditor'],
    people: [{ login: 'shenji', password: passwordFor('shenji'), name: '审计员', duties: [] }],
  },
]

/** A password for an account of a platform that is no demo. */
export const randomPassword = (): string => randomBytes(12).toString('base64url')
