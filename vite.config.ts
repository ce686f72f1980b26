import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const serverPort = process.env['PORT'] ?? '8000'
const proxied = ['/api', '/trpc', '/mcp', '/docs', '/openapi.json']

/** The page: hashed files under dist/client. */
const client: UserConfig = {
  root: 'client',
  plugins: [react()],
  build: {
    outDir: resolve('dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    // Browsers that know light-dark(): its substitute for older ones does not follow the page's own switch.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    // The host stays the page's own, or the server would take its writes for those of another site.
    proxy: Object.fromEntries(
      proxied.map((path) => [path, { target: `http://127.0.0.1:${serverPort}`, changeOrigin: false }]),
    ),
  },
}

/** The typed client for other programs: one module under dist/lib. */
const library: UserConfig = {
  build: {
    outDir: resolve('dist/lib'),
    lib: { entry: resolve('client/create-client.ts'), formats: ['es'], fileName: 'create-client' },
    rollupOptions: { external: [/^@trpc\//] },
  },
}

/** The server and its commands: one module each under dist/server, with the packages left outside. */
const server: UserConfig = {
  build: {
    ssr: true,
    outDir: resolve('dist/server'),
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        main: resolve('server/main.ts'),
        import: resolve('server/import.ts'),
        check: resolve('server/check.ts'),
        ask: resolve('server/ask.ts'),
        mcp: resolve('server/mcp.ts'),
        'analysis-worker': resolve('server/analysis/analysis-worker.ts'),
        'import-worker': resolve('server/imports/import-worker.ts'),
      },
      // Shared chunks lie beside the entries, where a module finds the worker that it starts.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}

const builds: Record<string, UserConfig> = { client, library, server }

export default defineConfig(builds[process.env['BILLOW_BUILD'] ?? 'client'] ?? client)
