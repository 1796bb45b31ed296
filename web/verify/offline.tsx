import '../theme/base.css'
import './verify.css'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { common } from '../language/common.ts'
import { LanguageProvider, useLanguage, useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import { verifyPageText } from '../language/verify-page.ts'
import { openChecker } from './checker.ts'
import { DropZone, Places } from './give.tsx'
import { Result } from './result.tsx'
import { useCheck, useLoaded } from './use-check.ts'
// The bundler makes this module, a class of the worker with its program inside.
// oxlint-disable-next-line import/default
import InlineWorker from './worker.ts?worker&inline'

const checker = openChecker(() => new InlineWorker())

/** The page without a platform (离线核验页): one file, opened from a disk, that is forbidden to use the network. */
function OfflinePage() {
  const texts = useText(verifyText)
  const { offline } = useText(verifyPageText)
  const { platform, language: names } = useText(common)
  const { language, choose } = useLanguage()
  const check = useCheck(checker)
  useLoaded(checker)
  const other = language === 'zh' ? 'en' : 'zh'
  useEffect(() => {
    document.title = `${offline.heading} · ${platform}`
  }, [offline, platform])
  return (
    <>
      <header className="head">
        <div className="within">
          <span className="brand">
            {platform} · {offline.heading}
          </span>
          <div className="end offline-end">
            <button
              type="button"
              className="button plain"
              lang={other === 'zh' ? 'zh-CN' : 'en'}
              onClick={() => choose(other)}
            >
              {names[other]}
            </button>
          </div>
        </div>
      </header>
      <main>
        <div className="within stack">
          <div>
            <h1>{texts.title}</h1>
            <p className="soft">{offline.lead}</p>
          </div>
          <div className="verify">
            <section className="card give" aria-labelledby="give">
              <h2 id="give">{texts.give.title}</h2>
              <DropZone check={check} />
              <Places
                check={check}
                isOffline
                trust={check.trust === null && <p className="faint">{offline.trust}</p>}
              />
            </section>
            <Result check={check} />
          </div>
        </div>
      </main>
    </>
  )
}

const place = document.getElementById('page')
if (place)
  createRoot(place).render(
    <StrictMode>
      <LanguageProvider>
        <OfflinePage />
      </LanguageProvider>
    </StrictMode>,
  )
