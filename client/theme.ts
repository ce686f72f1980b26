import { createTheme, type MantineColorsTuple } from '@mantine/core'

const accent: MantineColorsTuple = [
  '#f4f4fd',
  '#e6e7fe',
  '#d2d4fc',
  '#b5b7f7',
  '#9796ed',
  '#7b77dd',
  '#675fcd',
  '#574eb6',
  '#484099',
  '#39337c',
]

const gray: MantineColorsTuple = [
  '#f9fafd',
  '#f2f4fa',
  '#e5e8ed',
  '#d5d7dd',
  '#bbbec3',
  '#9c9ea4',
  '#64666b',
  '#53555a',
  '#3b3d41',
  '#222428',
]

const dark: MantineColorsTuple = [
  '#e4e8f0',
  '#babec6',
  '#a3a6ae',
  '#71747c',
  '#3a3d45',
  '#2f3138',
  '#202329',
  '#17191f',
  '#0f1117',
  '#090b10',
]

/** The whole look: one accent, cool greys, dense controls. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { accent, gray, dark },
  black: '#1b1d22',
  defaultRadius: 6,
  fontFamily:
    "InterVariable, Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '0.9375rem' } } },
  cursorType: 'pointer',
  components: {
    // Within its landmark, where screen readers look for it.
    Combobox: { defaultProps: { withinPortal: false } },
    Popover: { defaultProps: { withinPortal: false } },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    Paper: { defaultProps: { withBorder: true, radius: 8 } },
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 200, events: { hover: true, focus: true, touch: true } },
    },
  },
})
