import './styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { api, queryClient } from './api.ts'
import { App } from './app.tsx'

// On its way while the page's code still comes: nothing is shown before its currency is known.
void queryClient.prefetchQuery(api.system.health.queryOptions())

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place to draw in.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
