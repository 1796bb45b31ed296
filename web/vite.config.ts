import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The pages (网页), built into `web/dist`, which the API serves. `npm run web` serves them by themselves, beside a running API. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1_500, manifest: true,
    rolldownOptions: {
      onLog: (level, log, tell) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log)
      },
    },
  },
  server: { proxy: Object.fromEntries(['/api', '/log/', '/docs', '/openapi.json', '/healthz'].map((path) => [path, 'http://127.0.0.1:8787'])) },
})
