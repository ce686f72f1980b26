import type { Provider } from '../../shared/catalogue.ts'

export type ColorScheme = 'light' | 'dark'

/**
 * The colours of the providers, the same everywhere: orange, blue, green and mulberry, which stay apart for people who
 * do not see red, green or blue (after M. Okabe and K. Ito). The first is the provider's own; its services take the
 * others in turn, light beside dark.
 */
const shades: Record<ColorScheme, Record<Provider, readonly string[]>> = {
  light: {
    AWS: ['#dd7c02', '#833b01', '#ebb00f', '#a96004', '#692401', '#d8960e', '#934a04', '#bb7303'],
    Azure: ['#1a68cb', '#254ba4', '#44cbfe', '#1e76c9', '#262f8a', '#13b2f4', '#235db3', '#188cda'],
    GCP: ['#11976f', '#0b6247', '#94cd80', '#258956', '#044839', '#75b873', '#00734d', '#479a60'],
    Other: ['#a53c75', '#822b69', '#fe98ab', '#af4d7f', '#661359', '#eb7c9d', '#953972', '#c55e8a'],
  },
  dark: {
    AWS: ['#f39a2f', '#a64a03', '#fecc61', '#cb7306', '#933604', '#f7ae22', '#b95e03', '#dc880f'],
    Azure: ['#4a94eb', '#3f62be', '#9ae0ff', '#3f8fe4', '#3d4daa', '#6ec9fd', '#3f78d2', '#3fa5f5'],
    GCP: ['#45c498', '#0a7c5c', '#ade799', '#41a26e', '#046852', '#8dd28b', '#1a9064', '#5fb479'],
    Other: ['#d4679f', '#9b4382', '#fdc2cc', '#c96599', '#853376', '#fe9cb7', '#b2548e', '#e077a4'],
  },
}

/** For what belongs to no one provider, such as the values of a tag: violet, teal and olive in turn. */
const plain: Record<ColorScheme, readonly string[]> = {
  light: ['#675fcd', '#1f7a84', '#9a8a1f', '#362f86', '#5fb3bb', '#5c5210', '#a39de6', '#0f4d55'],
  dark: ['#9796ed', '#3fa3ad', '#cbbb55', '#6f68d6', '#8fd5db', '#8f8330', '#c9c7f7', '#2b7f89'],
}

const neutral: Record<ColorScheme, string> = { light: '#9c9ea4', dark: '#646770' }
const lacking: Record<ColorScheme, string> = { light: '#55575e', dark: '#a9acb5' }

export function providerColor(provider: Provider, scheme: ColorScheme): string {
  return shadeOf(provider, 0, scheme)
}

/** The colour of a provider's nth service. */
export function shadeOf(provider: Provider, rank: number, scheme: ColorScheme): string {
  const own = shades[scheme][provider]
  return own[rank % own.length] ?? neutral[scheme]
}

/** The colour of what is not one thing, such as the tail of small services. */
export function neutralColor(scheme: ColorScheme): string {
  return neutral[scheme]
}

/** The colour of the nth of several things that belong to no one provider. */
export function plainShade(rank: number, scheme: ColorScheme): string {
  return plain[scheme][rank % plain[scheme].length] ?? neutral[scheme]
}

/** The colour of costs that lack what they are grouped by. */
export function lackingColor(scheme: ColorScheme): string {
  return lacking[scheme]
}
