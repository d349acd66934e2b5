/** Reads the principles that a model was asked for. */

const item = /^\s{0,3}(?:\d{1,2}[.)]|[-*•])\s+/

/** The items of a list, each with the lines that go on from it, without marks; a text without a list is one principle. */
export const parsePrinciples = (text: string): readonly string[] => {
  const lines = text.trim().split('\n')
  const numbered = lines.some((line) => /^\s{0,3}\d{1,2}[.)]\s/.test(line))
  const begins = (line: string): boolean => (numbered ? /^\s{0,3}\d{1,2}[.)]\s/ : item).test(line)
  const items: string[][] = []
  for (const line of lines) {
    if (begins(line)) items.push([line.replace(item, '')])
    else items.at(-1)?.push(line)
  }
  const found = items.map((one) => one.join(' ').replaceAll(/\s+/g, ' ').trim()).filter((one) => one !== '')
  return found.length > 0 || text.trim() === '' ? found : [text.trim()]
}
