import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

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

/**
 * Packages that stay outside of the server's bundle: binaries, which no bundle can hold, and drivers of databases that
 * Knex names but Billow does not use. package.json has the former as its only dependencies.
 */
const outside = {
  needed: ['@duckdb/node-api', 'better-sqlite3', 'better-sqlite3-13'],
  unused: [
    'mariadb/callback',
    'mysql',
    'mysql2',
    'oracledb',
    'pg-native',
    'pg-query-stream',
    'sqlite3',
    'tedious',
  ],
}

/**
 * Modules of packages of which nothing here gets to what is left out, which a bundler cannot know, and what is loaded in
 * their place.
 */
const neverUsed = [
  // The messages of Zod in fifty languages.
  { module: /\/zod\/v4\/locales\/index\.js$/, instead: `export { default as en } from './en.js'` },
  // What trpc-to-openapi reads bodies with: Fastify has read them by then.
  { module: /\/co-body\/index\.js$/, instead: 'export default undefined' },
  // That a request may be one of a browser, which Node takes 70 ms to load, and which was made of each of its own.
  {
    module: /\/trpc-to-openapi\/dist\/esm\/utils\/method\.mjs$/,
    instead: `
      export const acceptsRequestBody = (method) => method !== 'GET' && method !== 'DELETE'
      export const getContentType = (request) => request.headers['content-type']
      export const getRequestSignal = () => undefined
    `,
  },
  // What @fastify/static lists folders with: the files of the page are looked up by their names.
  { module: /\/glob\/dist\/(esm|commonjs)\/index\.(min\.)?js$/, instead: 'export const glob = undefined' },
]

const leaveOut: Plugin = {
  name: 'leave-out',
  enforce: 'pre',
  load: (id) => neverUsed.find(({ module }) => module.test(id))?.instead ?? null,
}

/**
 * The server and its commands: one module each under dist/server, with the packages that they use. Node reads some
 * ten files in place of a thousand, and as CommonJS, since only that can be kept compiled on Node 20.
 */
const server: UserConfig = {
  plugins: [leaveOut],
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    ssr: true,
    outDir: resolve('dist/server'),
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      // Packages that do not say it of themselves: what is not used of them need not be loaded.
      treeshake: {
        moduleSideEffects: [{ test: /\/(trpc-to-openapi|openapi3-ts|yaml)\//, sideEffects: false }],
      },
      external: [...outside.needed, ...outside.unused],
      input: {
        main: resolve('server/main.ts'),
        import: resolve('server/import.ts'),
        check: resolve('server/check.ts'),
        ask: resolve('server/ask.ts'),
        mcp: resolve('server/mcp.ts'),
        'keep-compiled': resolve('server/keep-compiled.ts'),
        'finish-build': resolve('server/finish-build.ts'),
        'analysis-worker': resolve('server/analysis/analysis-worker.ts'),
        'procedure-worker': resolve('server/procedures/procedure-worker.ts'),
        'import-worker': resolve('server/imports/import-worker.ts'),
      },
      // Shared chunks lie beside the entries, where a module finds the worker that it starts. Code that was kept
      // compiled cannot import(), so what is loaded late is required.
      output: {
        format: 'cjs',
        dynamicImportInCjs: false,
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name]-[hash].cjs',
      },
    },
  },
}

const builds: Record<string, UserConfig> = { client, library, server }

export default defineConfig(builds[process.env['BILLOW_BUILD'] ?? 'client'] ?? client)
