import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'

/** Languages of the pages: Chinese first. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

type Lists = readonly string[] | readonly (readonly string[])[]
type Texts = { [key: string]: string | ((...values: never[]) => string) | Lists | Texts }

/** The shape that English must have beside Chinese: every key, and every sentence's values. */
type Same<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : T[K] extends Lists
        ? T[K]
        : Same<T[K]>
}

/** Texts in both languages; one that is missing in English fails the type check, and so the build. */
export const dictionary = <T extends Texts>(zh: T, en: Same<T>): Record<Language, T | Same<T>> => ({ zh, en })

export type Dictionary<T> = Record<Language, T>

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
