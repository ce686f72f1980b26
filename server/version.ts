import manifest from '../package.json' with { type: 'json' }

/** The name and version of this Billow. */
export const product = { name: 'Billow', version: manifest.version } as const
