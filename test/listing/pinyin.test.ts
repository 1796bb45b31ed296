import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { soundsOf, soundsOfWord } from '#api/listing/pinyin.ts'

/** Whether a text is found by how a word spells it. */
function isSpelled(text: string, word: string): boolean {
  const sounds = [...soundsOf(text)]
  return soundsOfWord(word).some(({ grams, isOpen }) =>
    grams.every((gram, index) =>
      sounds.some((sound) => (isOpen && index === grams.length - 1 ? sound.startsWith(gram) : sound === gram)),
    ),
  )
}

it.each([
  ['石油化工', 'shiyouhuagong'], ['石油化工', 'shiyou'], ['石油化工', 'shiyouh'], ['石油化工', 'syhg'], ['石油化工', 'sy'],
  ['东营市石油化工企业', 'huagongqiye'], ['东营市石油化工企业', 'shiyouhuagongqiye'], ['东营市石油化工企业', 'syhgqy'],
  ['重庆', 'chongqing'], ['重庆', 'zhongqing'], ['银行', 'yinhang'], ['绿色工厂', 'lvse'], ['方案', 'fangan'], ['西安', 'xian'],
  ['轮胎2026年出口', 'chukou'], ['油', 'you'], ['𠮷石油', 'shiyou'],
])('%s is spelled %s', (text, word) => {
  expect(isSpelled(text, word)).toBe(true)
})

it.each([
  ['石油化工', 'huashi'], ['石油化工', 'shigong'], ['石油化工', 'sg'], ['石油化工', 'syhgx'], ['石油，化工', 'youhua'], ['石油', 'light'],
  ['石油', 's'], ['shiyou', 'shiyou'],
])('%s is not spelled %s', (text, word) => {
  expect(isSpelled(text, word)).toBe(false)
})

const han = fc.string({ unit: fc.constantFrom(...'东营石油化工轮胎出口重大危险源行业盐碱地数据绿色安全方案西'), minLength: 2, maxLength: 15 })

describe('whatever the text', () => {
  it('every stretch of it is found by its syllables, cut anywhere, and by its initials', () => {
    fc.assert(
      fc.property(han, fc.nat(), fc.nat(), fc.nat(), (text, from, length, cut) => {
        const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true })
        const stretch = syllables.slice(from % (text.length - 1)).slice(0, 2 + (length % 6))
        const whole = stretch.join('')
        const spelled = whole.slice(0, Math.max(2, whole.length - (cut % 3)))
        expect([spelled, isSpelled(text, spelled)]).toEqual([spelled, true])
        expect(isSpelled(text, stretch.map((syllable) => syllable.slice(0, 1)).join(''))).toBe(true)
      }),
    )
  })

  it('few sounds are kept of each character', () => {
    fc.assert(fc.property(han, (text) => soundsOf(text).size <= 6 * text.length))
  })

  it('the sounds are in capitals, which no written gram is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const sound of soundsOf(text)) expect(sound).toMatch(/^[A-Z]+$/)
      }),
    )
  })

  it('a word has few readings, however long it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ainghuoe'), minLength: 2, maxLength: 40 }), (word) => {
        expect(soundsOfWord(word).length).toBeLessThanOrEqual(9)
      }),
    )
  })
})
