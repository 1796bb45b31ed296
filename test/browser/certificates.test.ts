import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { Party } from '#api/cli/road.ts'
import { overflowOf, violationsOf } from '#test/support/axe.ts'
import { PASSWORD, uscc } from '#test/support/platform.ts'
import { expectQuiet, openSite, type Site } from '#test/support/site.ts'
import { activeDeal, takeTransfer } from '#test/support/story.ts'

let site: Site
let consumer: Party
let provider: Party
/** The numbers of the certificates that were issued here. */
const issued = { trade: '', filing: '' }

beforeAll(async () => {
  site = await openSite()
  const deal = await activeDeal(site.world)
  consumer = deal.consumer
  provider = deal.provider
  await takeTransfer(consumer, deal.agreementId)
}, 120_000)

async function visitAs({ id }: Party, width = 1440): Promise<Page> {
  const { login } = await site.world.platform.db.person.findFirstOrThrow({ where: { participantId: id } })
  return site.visit({ as: login, width })
}

/** Has a page save a file, and reads it. */
async function saved(page: Page, name: string): Promise<Buffer> {
  const click = page.getByRole('link', { name }).first().click()
  const [download] = await Promise.all([page.waitForEvent('download'), click])
  const path = join(inject('folder'), download.suggestedFilename())
  await download.saveAs(path)
  return readFile(path)
}

describe('a party', () => {
  it('gets the certificate of a settled trade, printed and as JSON', async () => {
    const page = await visitAs(consumer)
    await page.goto('/certificates')
    await page.getByRole('button', { name: '取得交易凭证' }).first().click()
    const notice = page.locator('.notice.good[role=status]')
    await notice.waitFor()
    issued.trade = (await notice.getByRole('link').first().innerText()).trim()
    expect(issued.trade).toMatch(/^DY-JY-\d{4}-\d{6}$/)
    expect((await saved(page, `下载 PDF ${issued.trade}`)).subarray(0, 5).toString()).toBe('%PDF-')
    const json: unknown = JSON.parse((await saved(page, `下载 JSON ${issued.trade}`)).toString())
    expect(json).toMatchObject({ number: issued.trade, kind: 'trade', state: 'valid', standing: 'stands' })
    await page.context().close()
  })

  it('gets the certificate of its listing', async () => {
    const page = await visitAs(provider)
    await page.goto('/certificates')
    await page.getByRole('button', { name: '取得挂牌证书' }).first().click()
    await page.getByRole('link', { name: /^DY-GP-/ }).first().waitFor()
    await page.context().close()
  })

  it('files a deal that was made elsewhere, on a phone', async () => {
    const page = await visitAs(provider, 375)
    await page.goto('/certificates')
    await page.getByRole('button', { name: '提交备案' }).click()
    const form = page.getByRole('form', { name: '提交场外交易备案' })
    const { uscc: own } = await site.world.platform.db.participant.findUniqueOrThrow({ where: { id: provider.id } })
    const texts = {
      合同名称: '井场数据合同', 交易标的: '井场日报', 本单位的统一社会信用代码: own, 需求方名称: '场外需方',
      需求方的统一社会信用代码: uscc(), '交易金额（元）': '12000.50', 签约日期: '2026-01-05', 来源说明: '自有监测站',
    }
    for (const [label, text] of Object.entries(texts)) await form.getByLabel(label, { exact: true }).fill(text)
    const file = { name: '材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 材料') }
    for (const field of (await form.locator('input[type=file]').all()).slice(0, 5)) await field.setInputFiles(file)
    await expect.poll(() => form.locator('.digest-made').count()).toBe(5)
    expect([await violationsOf(page), await overflowOf(page)]).toEqual([[], 0])
    await form.getByRole('button', { name: '提交备案' }).click()
    await page.getByRole('heading', { name: '井场数据合同' }).waitFor()
    const row = await site.world.platform.db.offExchangeDeal.findFirstOrThrow({ where: { applicantId: provider.id } })
    expect([row.state, row.amountFen]).toEqual(['submitted', 1_200_050n])
    await page.context().close()
  })
})

describe('the second reviewer', () => {
  it('files the deal, which gets its certificate', async () => {
    const page = await site.visit({ as: 'fushen', password: PASSWORD })
    await page.goto('/certificates')
    await page.getByRole('button', { name: '准予备案 井场数据合同' }).click()
    const link = page.getByRole('link', { name: /^DY-BA-/ }).first()
    await link.waitFor()
    issued.filing = (await link.innerText()).trim()
    await page.context().close()
  })

  it('revokes a certificate with a reason', async () => {
    const page = await site.visit({ as: 'fushen', width: 375 })
    await page.goto('/certificates')
    await page.getByRole('button', { name: `撤销 ${issued.trade}` }).click()
    const form = page.getByRole('form', { name: `撤销 ${issued.trade}` })
    await form.getByLabel('撤销的原因').fill('结算有误')
    expect([await violationsOf(page), await overflowOf(page)]).toEqual([[], 0])
    await form.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByText('撤销原因：结算有误').waitFor()
    await page.context().close()
  })
})

it('anybody finds the look-up from the first page, and sees that a certificate was revoked, and why', async () => {
  const page = await site.visit()
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: '凭证查验' }).click()
  await page.getByLabel('编号').fill(issued.trade)
  await page.getByRole('button', { name: '查验' }).click()
  await page.getByText('撤销原因：结算有误').waitFor()
  await page.goto(`/certificates/${issued.filing}`)
  await page.getByText('有效', { exact: true }).first().waitFor()
  await page.context().close()
})

it('no page had an error of its scripts, or asked for anything elsewhere', expectQuiet)
