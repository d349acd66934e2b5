/** Data of the server in a component: asked at first, and again whenever a run changed. */

import { useEffect, useRef, useState } from 'preact/hooks'
import { changes } from './server.ts'

export type Loaded<Value> = { readonly value: Value | undefined; readonly problem: string | undefined }

type Wish<Value> = { readonly key: string; readonly ask: () => Promise<Value> }

/** Asks anew when `key` changes or anything on the server did, one question at a time; the last answer to a key stays until the next one to it. */
export const useServer = <Value>(key: string, ask: () => Promise<Value>): Loaded<Value> => {
  const [loaded, setLoaded] = useState<Loaded<Value> & { readonly key: string }>({
    key,
    value: undefined,
    problem: undefined,
  })
  const wish = useRef<Wish<Value> | undefined>(undefined)
  const busy = useRef(false)
  const gone = useRef(false)
  const change = changes.value
  useEffect(() => {
    wish.current = { key, ask }
    const serve = async (): Promise<void> => {
      busy.current = true
      for (let next = wish.current; next !== undefined && !gone.current; next = wish.current) {
        wish.current = undefined
        const asked = next.key
        try {
          const value = await next.ask()
          if (!gone.current) setLoaded({ key: asked, value, problem: undefined })
        } catch (error) {
          const problem = error instanceof Error ? error.message : String(error)
          if (!gone.current) setLoaded({ key: asked, value: undefined, problem })
        }
      }
      busy.current = false
    }
    if (!busy.current) void serve()
  }, [key, change])
  useEffect(
    () => () => {
      gone.current = true
    },
    [],
  )
  return loaded.key === key ? loaded : { value: undefined, problem: undefined }
}
