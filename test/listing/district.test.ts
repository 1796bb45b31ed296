import { expect, it } from 'vitest'
import { districtsOf } from '#api/listing/district.ts'

it.each([
  ['东营市', ['全市']], ['全市', ['全市']], ['山东省东营市广饶县大王镇', ['广饶县']], ['广饶', ['广饶县']], ['垦利县', ['垦利区']],
  ['东营区、河口区', ['东营区', '河口区']], ['河口', ['河口区']], ['黄河口湿地', ['垦利区']], ['垦利区黄河口镇', ['垦利区']], ['利津县盐窝镇', ['利津县']],
  ['东营港', ['全市']], ['山东省', []], ['美国西雅图', []], ['', []],
])('%s names %j', (space, districts) => {
  expect(districtsOf(space)).toEqual(districts)
})
