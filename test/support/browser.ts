import { type Browser, chromium, type Page } from 'playwright-core'

/** Widths at which every page must do: a phone, a tablet and a desk. */
export const WIDTHS = [375, 768, 1440] as const

/** Containers have no user namespaces and little shared memory; the package's own list is for another place. */
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none']

/**
 * Chromium out of its npm package, with the system libraries that a bare machine lacks: unpacked when it is first asked
 * for, which two processes must not do at once.
 */
export async function unpackedBrowser(): Promise<string> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await unpackedBrowser(), args: ARGUMENTS, headless: true })

/** A window of its own: no cookie, nothing kept, Beijing time, and no motion, since what fades in has no contrast yet. */
export async function openWindow(browser: Browser, url: string, width = 1440, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url, viewport: { width, height: width < 600 ? 812 : 900 }, locale: language === 'zh' ? 'zh-CN' : 'en', timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  await context.addInitScript((chosen) => localStorage.setItem('language', chosen), language)
  return context.newPage()
}

/** Signs in as a person does: by the form. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[autocomplete="username"]').fill(login)
  await page.locator('input[autocomplete="current-password"]').fill(password)
  await page.locator('form button[type="submit"]').click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
}
