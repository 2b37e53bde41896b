import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The tab: served under /tab/ beside the API, built into dist/tab. `npx vite` serves it alone and passes /api on. */
export default defineConfig({
  root: 'tabs',
  base: '/tab/',
  plugins: [react()],
  build: {
    outDir: '../dist/tab',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: true,
    rolldownOptions: { input: ['tabs/index.html', 'tabs/consent.html'] },
  },
  server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '3000'}` } },
})
