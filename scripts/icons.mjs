/*
 * Draws the icons of the Teams app package from appPackage/icons/*.svg: `npm run icons`, after a change to one of them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import { PNG } from 'pngjs'

const icons = [
  { name: 'color', side: 192 },
  { name: 'outline', side: 32, white: true },
]

/** Half-transparent pixels come back from the browser rounded, some of them a little darker than white. */
function whitened(bytes) {
  const image = PNG.sync.read(bytes)
  for (let at = 0; at < image.data.length; at += 4) image.data.fill(image.data[at + 3] > 0 ? 255 : 0, at, at + 3)
  return PNG.sync.write(image)
}

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args.filter((arg) => arg !== '--single-process'), '--disable-background-networking'],
  headless: true,
})
for (const { name, side, white } of icons) {
  const page = await browser.newPage({ viewport: { width: side, height: side } })
  await page.setContent(
    `<style>body{margin:0}svg{display:block}</style>${readFileSync(`appPackage/icons/${name}.svg`)}`,
  )
  const bytes = await page.screenshot({ omitBackground: true })
  writeFileSync(`appPackage/${name}.png`, white ? whitened(bytes) : bytes)
  await page.close()
  console.log(`appPackage/${name}.png`)
}
await browser.close()
