/** Childsnack: sandwiches are made in a kitchen, some without gluten, and served to children at tables. */

import { atom, domainOf, names, type PlanningDomain, sizesOf, typed } from './domain.ts'

const domain = domainOf(
  `(define (domain childsnack)
  (:requirements :typing :negative-preconditions)
  (:types child bread-portion content-portion sandwich tray place - object)
  (:constants kitchen - place)
  (:predicates
    (at_kitchen_bread ?b - bread-portion) (at_kitchen_content ?c - content-portion) (at_kitchen_sandwich ?s - sandwich)
    (no_gluten_bread ?b - bread-portion) (no_gluten_content ?c - content-portion) (no_gluten_sandwich ?s - sandwich)
    (ontray ?s - sandwich ?t - tray) (notexist ?s - sandwich) (at ?t - tray ?p - place)
    (allergic_gluten ?c - child) (not_allergic_gluten ?c - child) (waiting ?c - child ?p - place) (served ?c - child))
  (:action make_sandwich_no_gluten
    :parameters (?s - sandwich ?b - bread-portion ?c - content-portion)
    :precondition (and (at_kitchen_bread ?b) (at_kitchen_content ?c) (no_gluten_bread ?b) (no_gluten_content ?c) (notexist ?s))
    :effect (and (not (at_kitchen_bread ?b)) (not (at_kitchen_content ?c)) (at_kitchen_sandwich ?s) (no_gluten_sandwich ?s) (not (notexist ?s))))
  (:action make_sandwich
    :parameters (?s - sandwich ?b - bread-portion ?c - content-portion)
    :precondition (and (at_kitchen_bread ?b) (at_kitchen_content ?c) (notexist ?s))
    :effect (and (not (at_kitchen_bread ?b)) (not (at_kitchen_content ?c)) (at_kitchen_sandwich ?s) (not (notexist ?s))))
  (:action put_on_tray
    :parameters (?s - sandwich ?t - tray)
    :precondition (and (at_kitchen_sandwich ?s) (at ?t kitchen))
    :effect (and (not (at_kitchen_sandwich ?s)) (ontray ?s ?t)))
  (:action serve_sandwich_no_gluten
    :parameters (?s - sandwich ?c - child ?t - tray ?p - place)
    :precondition (and (allergic_gluten ?c) (waiting ?c ?p) (no_gluten_sandwich ?s) (ontray ?s ?t) (at ?t ?p))
    :effect (and (not (ontray ?s ?t)) (served ?c)))
  (:action serve_sandwich
    :parameters (?s - sandwich ?c - child ?t - tray ?p - place)
    :precondition (and (not_allergic_gluten ?c) (waiting ?c ?p) (ontray ?s ?t) (at ?t ?p))
    :effect (and (not (ontray ?s ?t)) (served ?c)))
  (:action move_tray
    :parameters (?t - tray ?from ?to - place)
    :precondition (and (at ?t ?from) (not (at ?t ?to)))
    :effect (and (not (at ?t ?from)) (at ?t ?to))))`,
  'childsnack',
)

const growth = { from: [4, 0, 1, 4], to: [10, 6, 3, 15], tasks: 30 } as const

export const childsnack: PlanningDomain = {
  name: 'childsnack',
  domain,
  counts: ['children', 'allergic children', 'trays', 'sandwiches'],
  generate: ([children = 1, allergic = 0, trays = 1, sandwiches = 1], random) => {
    const shuffled = (all: readonly string[]): readonly string[] => {
      const order = [...all]
      random.shuffle(order)
      return order
    }
    const [breads, contents] = [names('bread', children), names('content', children)]
    const tables = names('table', 3)
    const everyChild = shuffled(names('child', children))
    const [freeBreads, freeContents] = [shuffled(breads), shuffled(contents)].map((all) => all.slice(0, allergic))
    return {
      objects: [
        ...typed('child', names('child', children)),
        ...typed('tray', names('tray', trays)),
        ...typed('sandwich', names('sandw', sandwiches)),
        ...typed('bread-portion', breads),
        ...typed('content-portion', contents),
        ...typed('place', tables),
      ],
      init: [
        ...names('tray', trays).map((tray) => atom('at', tray, 'kitchen')),
        ...breads.map((bread) => atom('at_kitchen_bread', bread)),
        ...contents.map((content) => atom('at_kitchen_content', content)),
        ...everyChild.map((child, at) => atom(at < allergic ? 'allergic_gluten' : 'not_allergic_gluten', child)),
        ...(freeBreads ?? []).map((bread) => atom('no_gluten_bread', bread)),
        ...(freeContents ?? []).map((content) => atom('no_gluten_content', content)),
        ...everyChild.map((child) => atom('waiting', child, random.choice(tables))),
        ...names('sandw', sandwiches).map((sandwich) => atom('notexist', sandwich)),
      ],
      goal: names('child', children).map((child) => atom('served', child)),
    }
  },
  easy: sizesOf(growth, 1),
  train: { from: [2, 0, 1, 2], to: [6, 3, 2, 8], tasks: 10 },
  validation: { from: [3, 1, 1, 3], to: [8, 4, 2, 10], tasks: 8 },
  test: { from: [4, 1, 1, 5], to: [10, 5, 3, 12], tasks: 16 },
}
