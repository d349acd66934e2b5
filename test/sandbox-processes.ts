/** The sandbox's processes, by the system's table. */

import { readdirSync, readFileSync } from 'node:fs'

const parentOf = (pid: number): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

const childrenOf = (parent: number): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)

/** Whether it lives, and is one of a sandbox. */
export const isSandboxProcess = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('sandbox/child')
  } catch {
    return false
  }
}

/** Children of a process that belong to a sandbox. */
export const sandboxChildren = (parent: number): readonly number[] => childrenOf(parent).filter(isSandboxProcess)

/** All below a process: behind bubblewrap, Node runs two processes further down than the child. */
export const sandboxProcesses = (parent: number): readonly number[] =>
  sandboxChildren(parent).flatMap((child) => [child, ...sandboxProcesses(child)])
