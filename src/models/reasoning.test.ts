/** Reasoning is taken off an answer in every form that servers leave it in. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitReasoning } from './reasoning.ts'

test.each([
  { reply: 'plain', text: 'plain', reasoning: '' },
  { reply: '<think>a</think>b', text: 'b', reasoning: 'a' },
  { reply: '\n<think>\na\n</think>\n\nb\n', text: 'b\n', reasoning: 'a' },
  { reply: 'a\n</think>\nb', text: 'b', reasoning: 'a' },
  { reply: '<thinking>a</thinking>b', text: 'b', reasoning: 'a' },
  { reply: '<think>a</think><think>b</think>c', text: 'c', reasoning: 'a\n\nb' },
  { reply: '<think></think>b', text: 'b', reasoning: '' },
  { reply: '<think>never closed', text: '', reasoning: 'never closed' },
  { reply: 'b, which uses <think>tags</think>', text: 'b, which uses <think>tags</think>', reasoning: '' },
])('$reply', ({ reply, text, reasoning }) => {
  expect(splitReasoning(reply)).toEqual({ text, reasoning })
})

const words = fc.string().filter((text) => !/[<>]/.test(text))

test('what was put together comes apart again', () => {
  fc.assert(
    fc.property(words, words, (thought, answer) => {
      const expected = { text: answer.trimStart(), reasoning: thought.trim() }
      expect(splitReasoning(`<think>${thought}</think>${answer}`)).toEqual(expected)
      expect(splitReasoning(`${thought}</think>${answer}`)).toEqual(expected)
      expect(splitReasoning(answer)).toEqual({ text: answer, reasoning: '' })
    }),
  )
})
