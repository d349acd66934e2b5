/** Spanner: on a way of no return, spanners are picked up that break when a nut at its end is tightened. */

import { atom, domainOf, names, type PlanningDomain, sizesOf, typed } from './domain.ts'

const domain = domainOf(
  `(define (domain spanner)
  (:requirements :strips :typing)
  (:types location locatable - object man nut spanner - locatable)
  (:predicates
    (at ?m - locatable ?l - location) (carrying ?m - man ?s - spanner) (usable ?s - spanner)
    (link ?from ?to - location) (tightened ?n - nut) (loose ?n - nut))
  (:action walk
    :parameters (?from ?to - location ?m - man)
    :precondition (and (at ?m ?from) (link ?from ?to))
    :effect (and (not (at ?m ?from)) (at ?m ?to)))
  (:action pickup_spanner
    :parameters (?l - location ?s - spanner ?m - man)
    :precondition (and (at ?m ?l) (at ?s ?l))
    :effect (and (not (at ?s ?l)) (carrying ?m ?s)))
  (:action tighten_nut
    :parameters (?l - location ?s - spanner ?m - man ?n - nut)
    :precondition (and (at ?m ?l) (at ?n ?l) (carrying ?m ?s) (usable ?s) (loose ?n))
    :effect (and (not (loose ?n)) (not (usable ?s)) (tightened ?n))))`,
  'spanner',
)

export const spanner: PlanningDomain = {
  name: 'spanner',
  domain,
  counts: ['spanners', 'nuts', 'places'],
  generate: ([spanners = 1, nuts = 1, places = 1], random) => {
    const way = ['shed', ...names('location', places), 'gate']
    return {
      objects: [
        ...typed('man', ['bob']),
        ...typed('spanner', names('spanner', spanners)),
        ...typed('nut', names('nut', nuts)),
        ...typed('location', way),
      ],
      init: [
        atom('at', 'bob', 'shed'),
        ...names('spanner', spanners).flatMap((one) => [
          atom('at', one, `location${random.randint(1, places)}`),
          atom('usable', one),
        ]),
        ...names('nut', nuts).flatMap((nut) => [atom('at', nut, 'gate'), atom('loose', nut)]),
        ...way.slice(1).map((place, before) => atom('link', way[before] as string, place)),
      ],
      goal: names('nut', nuts).map((nut) => atom('tightened', nut)),
    }
  },
  easy: sizesOf({ from: [1, 1, 4], to: [10, 5, 10], tasks: 30 }, 1),
  train: { from: [2, 1, 3], to: [8, 4, 8], tasks: 10 },
  validation: { from: [3, 2, 4], to: [12, 6, 10], tasks: 8 },
  test: { from: [4, 3, 5], to: [18, 12, 14], tasks: 16 },
}
