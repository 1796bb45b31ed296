import { words } from './words.ts'

type Named = { name: string }

const ofPlan = (zh: (name: string) => string, en: (name: string) => string, href: (plan: string) => string) =>
  words('authorization', ['plan', 'name'], ({ name }) => zh(name), ({ name }) => en(name), ({ plan }) => href(plan))

const atBody = (plan: string) => `/implement/plans/${plan}`
const atOperator = (plan: string) => `/operate/plans/${plan}`

const toOperator = (zh: (name: string) => string, en: (name: string) => string) =>
  words('authorization', ['name'], ({ name }: Named) => zh(name), ({ name }: Named) => en(name), () => '/operate')

const toBody = (zh: (operator: string) => string, en: (operator: string) => string) =>
  words(
    'authorization', ['grant', 'operator'],
    ({ operator }) => zh(operator), ({ operator }) => en(operator), ({ grant }) => `/implement/grants/${grant}`,
  )

/** What people are told of plans, grants, their changes and assessments. */
export const OPERATION_SENTENCES = {
  'plan.called': ofPlan(
    (name) => `《${name}》公开征集运营机构`, (name) => `Operators are called for “${name}”`, atOperator,
  ),
  'plan.applied': ofPlan(
    (name) => `《${name}》收到一份运营申请`, (name) => `An operator applied under “${name}”`, atBody,
  ),
  'plan.chosen': ofPlan(
    (name) => `《${name}》已确定运营机构，正在公示`, (name) => `The choice under “${name}” is published`, atOperator,
  ),
  'plan.objected': ofPlan(
    (name) => `《${name}》的选定结果收到异议，等待答复`,
    (name) => `The choice under “${name}” was objected to: your answer is awaited`,
    atBody,
  ),
  'plan.objection_upheld': words(
    'authorization', ['name'],
    ({ name }) => `贵单位对《${name}》选定结果的异议成立，将重新择优`,
    ({ name }) => `Your objection under “${name}” was upheld: the choice is made anew`,
    () => '/plans',
  ),
  'plan.objection_dismissed': words(
    'authorization', ['name'],
    ({ name }) => `贵单位对《${name}》选定结果的异议已答复，不成立`,
    ({ name }) => `Your objection under “${name}” was answered: it was dismissed`,
    () => '/plans',
  ),
  'plan.selected': ofPlan(
    (name) => `贵单位被选定为《${name}》的运营机构`, (name) => `You were selected as the operator under “${name}”`, atOperator,
  ),
  'plan.withdrawn': ofPlan(
    (name) => `《${name}》已撤回`, (name) => `“${name}” was withdrawn`, atOperator,
  ),
  'authorization.granted': toOperator(
    (name) => `运营协议「${name}」已由实施机构签署，等待接受`, (name) => `The agreement “${name}” was signed: your acceptance is awaited`,
  ),
  'authorization.filed': toOperator(
    (name) => `运营协议「${name}」已备案，授权生效`, (name) => `The agreement “${name}” was filed: the grant is in force`,
  ),
  'authorization.suspended': toOperator(
    (name) => `授权运营「${name}」已被暂停`, (name) => `The operation “${name}” was suspended`,
  ),
  'authorization.resumed': toOperator((name) => `授权运营「${name}」已恢复`, (name) => `The operation “${name}” goes on`),
  'authorization.noticed_by_body': toOperator(
    (name) => `实施机构通知提前退出授权运营「${name}」`, (name) => `The implementing body gives notice of an early exit from “${name}”`,
  ),
  'authorization.ended': toOperator((name) => `授权运营「${name}」已终止`, (name) => `The operation “${name}” was ended`),
  'authorization.handed_over': toOperator(
    (name) => `授权运营「${name}」的移交已办结`, (name) => `The handover of “${name}” is complete`,
  ),
  'authorization.change_approved': toOperator(
    (name) => `授权运营「${name}」的变更已获批准，等待接受`, (name) => `A change of “${name}” was approved: your acceptance is awaited`,
  ),
  'authorization.change_filed': toOperator(
    (name) => `授权运营「${name}」的变更已备案生效`, (name) => `A change of “${name}” was filed and is in force`,
  ),
  'authorization.assessed': toOperator(
    (name) => `授权运营「${name}」的年度评估结果已公布`, (name) => `The yearly assessment of “${name}” is out`,
  ),
  'authorization.covers': words(
    'authorization', ['name', 'operator'],
    ({ name, operator }) => `贵部门的数据已纳入授权运营「${name}」，由${operator}运营`,
    ({ name, operator }) => `Your data is part of the operation “${name}” by ${operator}`,
    () => '/resources',
  ),
  'authorization.accepted': toBody(
    (operator) => `${operator}接受了运营协议，等待备案`, (operator) => `${operator} accepted the agreement: its filing is due`,
  ),
  'authorization.noticed_by_operator': toBody(
    (operator) => `${operator}通知提前退出授权运营`, (operator) => `${operator} gives notice of an early exit`,
  ),
  'authorization.change_accepted': toBody(
    (operator) => `${operator}接受了授权变更，等待备案`, (operator) => `${operator} accepted the change: its filing is due`,
  ),
  'authorization.rectified': toBody(
    (operator) => `${operator}提交了评估整改`, (operator) => `${operator} told what it mended after the assessment`,
  ),
}
