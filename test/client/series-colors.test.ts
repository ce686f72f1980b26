import { describe, expect, test } from 'vitest'
import { neutralColor, providerColor } from '../../client/charts/series-colors.ts'
import { providers } from '../../shared/catalogue.ts'
import { colorDistance, contrast, seenBy } from './color-vision.ts'

const grounds = { light: '#ffffff', dark: '#17191f' } as const

describe.each(['light', 'dark'] as const)('the colours of the providers, %s', (scheme) => {
  const colors = [...providers.map((provider) => providerColor(provider, scheme)), neutralColor(scheme)]
  const pairs = colors.flatMap((one, index) => colors.slice(index + 1).map((other) => [one, other] as const))

  test.each(['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const)(
    'stay apart in %s sight',
    (sight) => {
      for (const [one, other] of pairs) {
        const distance = colorDistance(seenBy(one, sight), seenBy(other, sight))
        expect([one, other, distance > 0.07]).toEqual([one, other, true])
      }
    },
  )

  test('stand out from what is behind them', () => {
    for (const color of colors) {
      expect([color, contrast(color, grounds[scheme]) > 2.6]).toEqual([color, true])
    }
  })
})
