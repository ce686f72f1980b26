// Runs before the first paint, so that a page kept dark does not flash light. A file, since the page allows no inline
// scripts.
const kept = localStorage.getItem('billow-color-scheme') ?? 'auto'
const dark = kept === 'dark' || (kept === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
