/** Blocksworld: towers of blocks are rebuilt by a hand that holds one block. */

import { atom, domainOf, names, type PlanningDomain, sizesOf, typed } from './domain.ts'
import type { Literal } from '../pddl/syntax.ts'
import type { PythonRandom } from 'heuristica/problem'

const domain = domainOf(
  `(define (domain blocksworld)
  (:requirements :strips)
  (:predicates (clear ?x) (on-table ?x) (arm-empty) (holding ?x) (on ?x ?y))
  (:action pickup
    :parameters (?x)
    :precondition (and (clear ?x) (on-table ?x) (arm-empty))
    :effect (and (holding ?x) (not (clear ?x)) (not (on-table ?x)) (not (arm-empty))))
  (:action putdown
    :parameters (?x)
    :precondition (holding ?x)
    :effect (and (clear ?x) (arm-empty) (on-table ?x) (not (holding ?x))))
  (:action stack
    :parameters (?x ?y)
    :precondition (and (clear ?y) (holding ?x))
    :effect (and (arm-empty) (clear ?x) (on ?x ?y) (not (clear ?y)) (not (holding ?x))))
  (:action unstack
    :parameters (?x ?y)
    :precondition (and (on ?x ?y) (clear ?x) (arm-empty))
    :effect (and (holding ?x) (clear ?y) (not (on ?x ?y)) (not (clear ?x)) (not (arm-empty)))))`,
  'blocksworld',
)

/** A random order of the blocks, from the top of a tower down; one block in ten ends it. */
const towers = (blocks: number, random: PythonRandom): readonly Literal[] => {
  const order = [...names('b', blocks)]
  random.shuffle(order)
  const atoms = [atom('clear', order[0] as string)]
  for (let at = 0; at + 1 < blocks; at++) {
    const [block, next] = [order[at] as string, order[at + 1] as string]
    if (random.randint(0, 9) === 0) atoms.push(atom('on-table', block), atom('clear', next))
    else atoms.push(atom('on', block, next))
  }
  return [...atoms, atom('on-table', order.at(-1) as string)]
}

export const blocksworld: PlanningDomain = {
  name: 'blocksworld',
  domain,
  counts: ['blocks'],
  generate: ([blocks = 2], random) => ({
    objects: typed('object', names('b', blocks)),
    init: [atom('arm-empty'), ...towers(blocks, random)],
    goal: towers(blocks, random),
  }),
  easy: sizesOf({ from: [5], to: [30], tasks: 30 }),
  train: { from: [4], to: [14], tasks: 10 },
  validation: { from: [6], to: [18], tasks: 8 },
  test: { from: [8], to: [24], tasks: 16 },
}
