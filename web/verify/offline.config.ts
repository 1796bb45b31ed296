import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** What must not stand within an inlined script or style, as text that means the same there. */
const asScript = (code: string) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
const asStyle = (code: string) => code.replaceAll('</style', '<\\/style')

/** Puts the one script and the one style sheet into the page, and leaves nothing else. */
const inline: Plugin = {
  name: 'inline',
  enforce: 'post',
  generateBundle(_, bundle) {
    const files = Object.values(bundle)
    const page = files.find((file) => file.type === 'asset' && file.fileName.endsWith('.html'))
    const scripts = files.filter((file) => file.type === 'chunk')
    const styles = files.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
    if (page?.type !== 'asset' || scripts.length !== 1) this.error('the offline page must be one page with one script')
    const style = styles.map((file) => (file.type === 'asset' ? asStyle(String(file.source)) : '')).join('')
    const script = scripts.map(({ code }) => asScript(code)).join('')
    page.source = String(page.source)
      .replaceAll(/\s*<link rel="stylesheet"[^>]*>|\s*<script type="module"[^>]*><\/script>/g, '')
      .replace('</head>', () => `<style>${style}</style></head>`)
      .replace('</body>', () => `<script type="module">${script}</script></body>`)
    for (const { fileName } of files) if (fileName !== page.fileName) delete bundle[fileName]
  },
}

/** The offline page (离线核验页): `web/dist/verify.html`, one file that needs nothing else. Built after the pages. */
export default defineConfig({
  root: fileURLToPath(new URL('offline', import.meta.url)),
  publicDir: false,
  plugins: [inline],
  build: {
    outDir: fileURLToPath(new URL('../dist', import.meta.url)),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: () => true,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { input: fileURLToPath(new URL('offline/verify.html', import.meta.url)) },
  },
})
