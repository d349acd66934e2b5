/** Prompts that wait for an answer, and a box for it. */

import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PendingPrompt, RunView } from '../../../inspector/shapes.ts'
import { attempt } from '../attempt.ts'
import { server } from '../server.ts'
import { useServer } from '../use-server.ts'

const Pending = ({ run, prompt }: { readonly run: RunView; readonly prompt: PendingPrompt }): JSX.Element => {
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  const answer = (): void =>
    attempt(async () => {
      await server.answer(run.id, prompt.name, text)
      setSaid('taken')
      setText('')
    }, setSaid)
  const copy = (): void =>
    attempt(async () => {
      await navigator.clipboard.writeText(prompt.text)
      setSaid('copied')
    }, setSaid)
  return (
    <section>
      <h3>{prompt.name}</h3>
      <details class="message" open>
        <summary>prompt</summary>
        <pre>{prompt.text}</pre>
      </details>
      <textarea
        aria-label={`Answer to ${prompt.name}`}
        placeholder="Paste the whole answer"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div class="tools">
        <button type="button" disabled={text.trim() === ''} onClick={answer}>
          Answer
        </button>
        <button type="button" onClick={copy}>
          Copy the prompt
        </button>
        <span role="status">{said}</span>
      </div>
    </section>
  )
}

export const Inbox = ({ run }: { readonly run: RunView }): JSX.Element => {
  const { value, problem } = useServer(`inbox ${run.id}`, () => server.inbox(run.id))
  if (problem !== undefined) return <p role="alert">{problem}</p>
  if (value === undefined) return <p class="soft">Reading the inbox …</p>
  if (value.prompts.length === 0) return <p>Nothing waits for an answer{run.state === 'running' ? ' now.' : '.'}</p>
  return (
    <>
      {value.prompts.map((prompt) => (
        <Pending run={run} prompt={prompt} key={prompt.name} />
      ))}
    </>
  )
}
