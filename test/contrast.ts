/** Measures in a page whether its texts can be read: the contrast ratio of each with what is behind it. */

import type { Page } from 'playwright-core'

/** Runs in the page. Colours become sRGB on a canvas; backgrounds of the ancestors are laid over each other. */
const faintTexts = `(() => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const over = ([r, g, b, a], below) => [r, g, b].map((channel, i) => channel * a + below[i] * (1 - a))
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const canvas = rgba('canvas')
  const behind = (element) => {
    const layers = []
    for (let one = element; one; one = one.parentElement) layers.unshift(rgba(getComputedStyle(one).backgroundColor))
    return layers.reduce((below, layer) => over(layer, below), canvas.slice(0, 3))
  }
  const faint = new Map()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim()
    const element = walker.currentNode.parentElement
    if (text === '' || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    if (element.closest('style, script, [aria-hidden=true], :disabled, svg')) continue
    const style = getComputedStyle(element)
    const back = behind(element)
    const [light, dark] = [luminance(over(rgba(style.color), back)), luminance(back)].toSorted((a, b) => b - a)
    const ratio = (light + 0.05) / (dark + 0.05)
    const size = parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    if (ratio < (isLarge ? 3 : 4.5)) faint.set(element.tagName + '.' + element.className + ' ' + style.color, ratio.toFixed(2) + ': ' + text.slice(0, 40))
  }
  return [...faint].map(([where, what]) => where + ' ' + what)
})()`

/** Visible texts below the ratio that WCAG 2.2 AA asks for (4.5, large ones 3), light and dark, one line a kind; drawings are left out. */
export const faintIn = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const line of (await page.evaluate(faintTexts)) as readonly string[]) found.push(`${colorScheme} ${line}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}
