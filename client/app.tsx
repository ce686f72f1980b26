import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { queryClient } from './api.ts'
import { CurrencyGate } from './layout/currency-gate.tsx'
import { ErrorBoundary } from './layout/error-boundary.tsx'
import { MovedPage } from './layout/moved-page.tsx'
import { NotFound } from './layout/not-found.tsx'
import { Shell } from './layout/shell.tsx'
import { movedPages, pages } from './routes.tsx'
import { theme } from './theme.ts'
import { PageSkeleton } from './ui/page-skeleton.tsx'

const colorSchemeManager = localStorageColorSchemeManager({ key: 'billow-color-scheme' })

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorSchemeManager}>
      <QueryClientProvider client={queryClient}>
        <Shell pages={pages}>
          <CurrencyGate>
            <Suspense fallback={<PageSkeleton />}>
              <Switch>
                {pages.map(({ path, Page }) => (
                  <Route key={path} path={path}>
                    <ErrorBoundary>
                      <Page />
                    </ErrorBoundary>
                  </Route>
                ))}
                {movedPages.map(({ path, to }) => (
                  <Route key={path} path={path}>
                    <MovedPage to={to} />
                  </Route>
                ))}
                <Route component={NotFound} />
              </Switch>
            </Suspense>
          </CurrencyGate>
        </Shell>
      </QueryClientProvider>
    </MantineProvider>
  )
}
