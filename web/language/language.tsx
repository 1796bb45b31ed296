import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { type Dictionary, type Language, LANGUAGES } from './dictionary.ts'

type Chosen = { language: Language; choose: (language: Language) => void }

const LanguageContext = createContext<Chosen>({ language: 'zh', choose: () => {} })

const KEPT = 'language'
const isLanguage = (text: string | null): text is Language => LANGUAGES.some((one) => one === text)

/** The language of the address (`?lang=en`), or the one chosen last on this machine, or Chinese. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (isLanguage(asked)) return asked
  const kept = localStorage.getItem(KEPT)
  return isLanguage(kept) ? kept : 'zh'
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    localStorage.setItem(KEPT, language)
  }, [language])
  const chosen = useMemo(() => ({ language, choose: setLanguage }), [language])
  return <LanguageContext value={chosen}>{children}</LanguageContext>
}

export const useLanguage = (): Chosen => use(LanguageContext)

/** The texts of a dictionary in the language of the page. */
export const useText = <T,>(texts: Dictionary<T>): T => texts[useLanguage().language]
