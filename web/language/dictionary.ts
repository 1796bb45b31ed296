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
