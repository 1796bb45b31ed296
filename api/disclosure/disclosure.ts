import type { Prisma } from '#api/db/generated/client.ts'
import { AppError } from '#api/kernel/errors.ts'
import { beijingDay } from '#api/kernel/time.ts'

/** What is disclosed (信息披露): by the implementing body, by the operator, and the operator's annual report. */
export const DISCLOSURE_KINDS = ['implementing_body', 'operator', 'annual_report'] as const
export type DisclosureKind = (typeof DISCLOSURE_KINDS)[number]

/** Whose duty each kind is. */
export const DUTIES: Record<DisclosureKind, 'implementing_body' | 'operator'> = {
  implementing_body: 'implementing_body', operator: 'operator', annual_report: 'operator',
}

export const DISCLOSURE_TITLES: Record<DisclosureKind, string> = {
  implementing_body: '公共数据资源授权运营信息披露（实施机构）',
  operator: '公共数据资源授权运营信息披露（运营机构）',
  annual_report: '公共数据运营年度报告',
}

/** One part of what is disclosed: a heading, the names of its columns, and its rows as they are shown. */
export type Section = { title: string; columns: string[]; rows: string[][] }

/** The instants between which a calendar year lies in Beijing. */
export const yearOf = (year: number): { from: Date; to: Date } => ({
  from: new Date(`${year}-01-01T00:00:00+08:00`), to: new Date(`${year + 1}-01-01T00:00:00+08:00`),
})

/** The grants that were in force in a year: accepted and begun before its end, neither ended nor run out before it. */
export function grantsIn(year: number) {
  const { from, to } = yearOf(year)
  return {
    acceptedAt: { lt: to }, startsAt: { lt: to }, endsAt: { gt: from },
    OR: [{ endedAt: null }, { endedAt: { gt: from } }],
  } satisfies Prisma.OperatingAuthorizationWhereInput
}

/** By when a year must be disclosed: the end of the next year's 31 March in Beijing. 依据 国家数据局综合司 2026-02-10 通知. */
export const disclosureDue = (year: number): Date => new Date(`${year + 1}-04-01T00:00:00+08:00`)

/**
 * Checks that a year can be disclosed: it has begun.
 * @throws invalid `disclosure.year`
 */
export function checkYear(year: number, now: Date): void {
  if (year > Number(beijingDay(now).slice(0, 4)))
    throw new AppError('invalid', 'disclosure.year', '该年度尚未开始，不能披露')
}

/** Whether a year is over, so that what is disclosed of it is final. */
export const isYearOver = (year: number, now: Date): boolean => now >= yearOf(year).to
