/** The inbox: prompts go out as files in a folder, and a person, or any program, puts replies beside them. */

import { mkdirSync, watch, type FSWatcher } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock, type Clock } from './clock.ts'
import { ModelError, type Message, type Model } from './model.ts'
import { splitReasoning } from './reasoning.ts'

export type InboxOptions = {
  /** Made where it does not exist. */
  readonly folder: string
  readonly onNotice: (notice: string) => void
  readonly clock?: Clock
  /** Between looks at the folder where the system does not tell of changes. Default: 1000. */
  readonly pollMs?: number
  /** How long a reply must stay as it is to count as whole. Default: 1000. */
  readonly settleMs?: number
}

/** How many prompts lie open at once. */
const inboxConcurrency = 8

/** The files of a step: `12/ask` becomes `12-ask.prompt.md` and `12-ask.reply.md`. */
export const inboxFiles = (key: string): { readonly prompt: string; readonly reply: string } => {
  const stem = key.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^\.+/, '')
  return { prompt: `${stem}.prompt.md`, reply: `${stem}.reply.md` }
}

/** A prompt as a Markdown file: how to answer in a comment line on top, the messages below, their roles in comments too where there are several. */
export const promptFile = (key: string, messages: readonly Message[]): string => {
  const { reply } = inboxFiles(key)
  const howTo = `<!-- To answer, save the whole answer as ${reply} in this folder (a program: write it under another name, then rename it). -->`
  const parts = messages.map(({ role, content }) =>
    messages.length === 1 ? content : `<!-- ${role} -->\n\n${content.trimEnd()}\n`,
  )
  return `${howTo}\n\n${parts.join('\n').trimEnd()}\n`
}

/** The text of a file; undefined where there is none. */
const readIfThere = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes under another name first, so that nobody reads half a file. */
const writeWhole = async (file: string, text: string): Promise<void> => {
  await writeFile(`${file}.tmp`, text)
  await rename(`${file}.tmp`, file)
}

/** A model whose completions come from files. A reply that was there before is taken; one to another prompt under the same name is put aside. */
export const openInbox = (options: InboxOptions): Model => {
  const { folder, onNotice, clock = systemClock, pollMs = 1000, settleMs = 1000 } = options
  mkdirSync(folder, { recursive: true })
  const closing = new AbortController()
  const changes = watchFolder(folder)

  const putPrompt = async (key: string, messages: readonly Message[]): Promise<void> => {
    const files = inboxFiles(key)
    const text = promptFile(key, messages)
    const before = await readIfThere(join(folder, files.prompt))
    if (before === text) return
    if (before !== undefined && (await readIfThere(join(folder, files.reply))) !== undefined) {
      const aside = `${files.reply}.stale`
      await rename(join(folder, files.reply), join(folder, aside))
      onNotice(`inbox: ${files.reply} answered an earlier prompt of that name; it is now ${aside}`)
    }
    await writeWhole(join(folder, files.prompt), text)
  }

  const awaitReply = async (file: string, signal: AbortSignal): Promise<string> => {
    for (;;) {
      const changed = changes.next()
      const text = await readIfThere(file)
      if (text !== undefined && text.trim() !== '') {
        await clock.sleep(settleMs, signal)
        if ((await readIfThere(file)) === text) return text.replace(/^\uFEFF/, '')
      } else {
        const slept = new AbortController()
        const asleep = clock.sleep(pollMs, AbortSignal.any([signal, slept.signal]))
        await Promise.race([changed, asleep.catch(() => undefined)])
        slept.abort()
        signal.throwIfAborted()
      }
    }
  }

  return {
    name: 'inbox',
    concurrency: inboxConcurrency,
    abandonable: true,
    complete: async (messages, { key, signal: caller, onAttempt }) => {
      const signal = AbortSignal.any([caller, closing.signal])
      const startedMs = clock.nowMs()
      try {
        signal.throwIfAborted()
        onAttempt?.(1)
        await putPrompt(key, messages)
        const reply = splitReasoning(await awaitReply(join(folder, inboxFiles(key).reply), signal))
        if (reply.text.trim() === '') {
          throw new ModelError('malformed', `${inboxFiles(key).reply} holds reasoning but no answer`)
        }
        return {
          ...reply,
          finishReason: 'stop',
          usage: undefined,
          costUsd: undefined,
          model: 'inbox',
          firstChunkMs: undefined,
          totalMs: clock.nowMs() - startedMs,
        }
      } catch (error) {
        if (!signal.aborted) throw error
        throw new ModelError('aborted', 'the call was stopped before it was answered', { cause: signal.reason })
      }
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort(new Error('the inbox was closed'))
      changes.close()
    },
  }
}

type Changes = {
  /** Resolves at the next change of the folder, or never where the system does not tell. */
  next(): Promise<void>
  close(): void
}

const watchFolder = (folder: string): Changes => {
  let change = Promise.withResolvers<void>()
  let watcher: FSWatcher | undefined
  try {
    watcher = watch(folder, () => {
      change.resolve()
      change = Promise.withResolvers<void>()
    })
    // Polling goes on where watching fails.
    watcher.on('error', () => undefined)
  } catch {
    watcher = undefined
  }
  return { next: () => change.promise, close: () => watcher?.close() }
}
