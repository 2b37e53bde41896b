import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Lays a compressed copy beside each script and style sheet; the server hands it out (`api/serve-tab.ts`). */
const compress: Plugin = {
  name: 'compressed-copies',
  apply: 'build',
  writeBundle({ dir = '' }) {
    // Whoever watches the sources waits for each build.
    if (this.meta.watchMode) return
    const assets = join(dir, 'assets')
    for (const name of readdirSync(assets).filter((file) => /\.(js|css)$/.test(file))) {
      const bytes = readFileSync(join(assets, name))
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes))
      writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
    }
  },
}

/** The tab: served under /tab/ beside the API, built into dist/tab. `npx vite` serves it alone and passes /api on. */
export default defineConfig({
  root: 'tabs',
  base: '/tab/',
  plugins: [react(), compress],
  build: {
    outDir: '../dist/tab',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    rolldownOptions: { input: ['index', 'consent', 'privacy', 'terms'].map((page) => `tabs/${page}.html`) },
  },
  server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '3000'}` } },
})
