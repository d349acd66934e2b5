/** Variation: crossover and mutations of expression trees. */

import type { Random } from '../../random.ts'
import type { Grammar } from './grammar.ts'
import type { Expression } from './tree.ts'
import type { Unit } from './unit.ts'
import { grow, growTerminal, growConstant, nearbyConstant } from './grow.ts'
import { operators, operatorsFor } from './operators.ts'
import { apply, nodesOf, replaceAt, typeOf } from './tree.ts'
import { pure, unitOf } from './unit.ts'

const operatorShare = 0.9

type Place = { readonly node: Expression; readonly position: number }

/** A node of the tree among those that satisfy `fits`, mostly an operator (Koza 1992, section 6.4); undefined when there is none. */
const pickPlace = (tree: Expression, random: Random, fits: (node: Expression) => boolean): Place | undefined => {
  const places = nodesOf(tree).flatMap((node, position) => (fits(node) ? [{ node, position }] : []))
  if (places.length === 0) return undefined
  const inner = places.filter(({ node }) => node.kind === 'apply')
  return random.pick(inner.length > 0 && random.next() < operatorShare ? inner : places)
}

/** The unit of a part; `unknown` where it makes none. */
const unitIn = (node: Expression, grammar: Grammar): Unit => unitOf(node, grammar.units) ?? 'unknown'

/** The first tree with a part replaced by one of the same type of the second (Koza 1992, section 6.4.1). */
export const crossover = (tree: Expression, mate: Expression, random: Random): Expression => {
  const target = pickPlace(tree, random, () => true) as Place
  const part = pickPlace(mate, random, (node) => typeOf(node) === typeOf(target.node))
  return part === undefined ? tree : replaceAt(tree, target.position, part.node)
}

/** A tree with a part grown anew (Koza 1992, section 6.5.1). */
export const mutateSubtree = (tree: Expression, grammar: Grammar, random: Random): Expression => {
  const { node, position } = pickPlace(tree, random, () => true) as Place
  return replaceAt(
    tree,
    position,
    grow(grammar, typeOf(node), random, { depth: 2 + random.index(2), unit: unitIn(node, grammar) }),
  )
}

/** A tree with one operator, input or constant exchanged for another of the same kind (McKay et al. 1995). */
export const mutatePoint = (tree: Expression, grammar: Grammar, random: Random): Expression => {
  const nodes = nodesOf(tree)
  const position = random.index(nodes.length)
  const node = nodes[position] as Expression
  switch (node.kind) {
    case 'constant':
      return replaceAt(tree, position, random.next() < 0.5 ? nearbyConstant(node.value, random) : growConstant(random))
    case 'truth':
      return replaceAt(tree, position, { kind: 'truth', value: !node.value })
    case 'input':
      return replaceAt(tree, position, growTerminal(grammar, unitIn(node, grammar), random))
    case 'apply': {
      const takes = operators[node.operator].takes.join()
      const rivals = operatorsFor(typeOf(node)).filter((name) => operators[name].takes.join() === takes)
      const order = random.next() < 0.3 ? node.operands.toReversed() : node.operands
      const sameTypes = order.every((operand, at) => typeOf(operand) === operators[node.operator].takes[at])
      return replaceAt(tree, position, apply(random.pick(rivals), ...(sameTypes ? order : node.operands)))
    }
    default:
      return node satisfies never
  }
}

/** A tree with some of its constants moved; the tree itself where it has none. */
export const mutateConstants = (tree: Expression, random: Random): Expression => {
  const positions = nodesOf(tree).flatMap((node, position) => (node.kind === 'constant' ? [position] : []))
  if (positions.length === 0) return tree
  const always = random.pick(positions)
  return positions.reduce((changed, position) => {
    const node = nodesOf(changed)[position] as Expression
    if (node.kind !== 'constant' || (position !== always && random.next() < 0.5)) return changed
    return replaceAt(changed, position, nearbyConstant(node.value, random))
  }, tree)
}

/** A part of the tree alone (Kinnear 1994). */
export const hoist = (tree: Expression, random: Random): Expression => {
  const place = pickPlace(tree, random, (node) => node !== tree && typeOf(node) === 'number')
  return place === undefined ? tree : place.node
}

/** A tree with an operator put above a part: the part scaled, shifted or bounded by something of its unit, with or without a factor, or made conditional. */
export const insert = (tree: Expression, grammar: Grammar, random: Random): Expression => {
  const places = nodesOf(tree).flatMap((node, position) => (typeOf(node) === 'number' ? [{ node, position }] : []))
  const { node, position } = random.pick(places)
  if (random.next() < 0.35) {
    return replaceAt(tree, position, apply('multiply', nearbyConstant(1, random), node))
  }
  const name = random.pick(['add', 'subtract', 'smaller', 'larger', 'multiply', 'divide', 'choose'] as const)
  const isFactor = name === 'multiply' || name === 'divide'
  const unit = isFactor ? pure : unitIn(node, grammar)
  const grown = grow(grammar, 'number', random, { depth: 1 + random.index(2), unit })
  if (name === 'choose') {
    const condition = grow(grammar, 'bool', random, { depth: 2 })
    return replaceAt(tree, position, apply('choose', condition, node, grown))
  }
  const other = isFactor || random.next() < 0.5 ? grown : apply('multiply', growConstant(random), grown)
  const operands = random.next() < 0.5 ? [node, other] : [other, node]
  return replaceAt(tree, position, apply(name, ...operands))
}
