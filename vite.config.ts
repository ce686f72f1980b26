import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const serverPort = process.env['PORT'] ?? '8000'
const proxied = ['/api', '/trpc', '/docs', '/openapi.json']

/** The page: hashed files under dist/client. */
const client: UserConfig = {
  root: 'client',
  plugins: [react()],
  build: { outDir: resolve('dist/client'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: {
    port: 5173,
    proxy: Object.fromEntries(proxied.map((path) => [path, `http://127.0.0.1:${serverPort}`])),
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
        import: resolve('server/imports/import-command.ts'),
        'workers/import-worker': resolve('server/imports/import-worker.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
}

const builds: Record<string, UserConfig> = { client, library, server }

export default defineConfig(builds[process.env['BILLOW_BUILD'] ?? 'client'] ?? client)
