/** Runs the built command in a folder of its own, as a user would. */

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root: string = join(import.meta.dirname, '..')
const command = join(root, 'dist', 'cli', 'main.js')

export type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export type Started = { readonly child: ChildProcess; readonly ended: Promise<Ended> }

/** A folder to work in, removed when disposed. */
export const workFolder = (): { readonly path: string } & Disposable => {
  const path = mkdtempSync(join(tmpdir(), 'heuristica-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Starts `heuristica <args>` in `folder`; keys of the machine that the tests run on do not reach it. */
export const start = (
  folder: string,
  args: readonly string[],
  { env = {} }: { readonly env?: Readonly<Record<string, string>> } = {},
): Started => {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, HEURISTICA_CACHE: join(tmpdir(), 'heuristica-test-cache'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  return { child, ended }
}

/** Runs `heuristica <args>` in `folder` to its end. */
export const heuristica = (
  folder: string,
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> => start(folder, args, options).ended

/** What `show --json` promises, as far as tests look at it. */
export type Shown = {
  readonly id: string
  readonly state: string
  readonly digest: string
  readonly replays: string | null
  readonly candidates: number
  readonly spent: { readonly evaluations: number; readonly completions: number; readonly costUsd: number | null } | null
  readonly best: {
    readonly candidate: string
    readonly source: string
    readonly test: Record<string, number> | null
  } | null
}

/** The run as `heuristica show <run> --json` tells it. */
export const show = async (folder: string, run = 'last'): Promise<Shown> => {
  const { code, stdout, stderr } = await heuristica(folder, ['show', run, '--json'])
  if (code !== 0) throw new Error(`show failed: ${stderr}`)
  return JSON.parse(stdout) as Shown
}
