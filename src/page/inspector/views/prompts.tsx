/** The prompts that a run uses, as it kept them; what was filled in is beside each candidate. */

import type { JSX } from 'preact'
import type { RunView } from '../../../inspector/shapes.ts'
import { server } from '../server.ts'
import { useServer } from '../use-server.ts'

export const Prompts = ({ run }: { readonly run: RunView }): JSX.Element => {
  const { value, problem } = useServer(`prompts ${run.id}`, () => server.prompts(run.id))
  if (problem !== undefined) return <p role="alert">{problem}</p>
  if (value === undefined) return <p class="soft">Reading the prompts …</p>
  const own = Object.entries(value.templates).filter(
    ([name]) => name.startsWith(`${run.strategy}/`) || name.startsWith('system/'),
  )
  return (
    <>
      <p class="soft">
        Names in double braces are filled in for each question; a candidate's page shows the whole text that was asked.
      </p>
      {own.map(([name, text]) => (
        <details class="message" key={name}>
          <summary>{name}</summary>
          <pre>{text}</pre>
        </details>
      ))}
    </>
  )
}
