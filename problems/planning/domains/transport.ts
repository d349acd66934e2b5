/** Transport: vehicles of different capacities carry packages along roads. */

import { atom, domainOf, names, type PlanningDomain, sizesOf, typed } from './domain.ts'
import type { PythonRandom } from 'heuristica/problem'

const domain = domainOf(
  `(define (domain transport)
  (:requirements :typing)
  (:types size location locatable - object vehicle package - locatable)
  (:predicates
    (road ?from ?to - location) (at ?x - locatable ?l - location) (in ?p - package ?v - vehicle)
    (capacity ?v - vehicle ?s - size) (capacity-predecessor ?less ?more - size))
  (:action drive
    :parameters (?v - vehicle ?from ?to - location)
    :precondition (and (at ?v ?from) (road ?from ?to))
    :effect (and (not (at ?v ?from)) (at ?v ?to)))
  (:action pick-up
    :parameters (?v - vehicle ?l - location ?p - package ?less ?more - size)
    :precondition (and (at ?v ?l) (at ?p ?l) (capacity-predecessor ?less ?more) (capacity ?v ?more))
    :effect (and (not (at ?p ?l)) (in ?p ?v) (capacity ?v ?less) (not (capacity ?v ?more))))
  (:action drop
    :parameters (?v - vehicle ?l - location ?p - package ?less ?more - size)
    :precondition (and (at ?v ?l) (in ?p ?v) (capacity-predecessor ?less ?more) (capacity ?v ?less))
    :effect (and (not (in ?p ?v)) (at ?p ?l) (capacity ?v ?more) (not (capacity ?v ?less)))))`,
  'transport',
)

type Road = readonly [from: number, to: number]

/** A random tree, and then roads at random up to a random number of them; both ways of each. */
const roads = (places: number, random: PythonRandom): readonly Road[] => {
  const order = Array.from({ length: places }, (_, at) => at + 1)
  random.shuffle(order)
  const tree = order.slice(1).map((place, before): Road => [place, random.choice(order.slice(0, before + 1))])
  const isInTree = new Set(tree.flatMap(([from, to]) => [`${from} ${to}`, `${to} ${from}`]))
  const wanted = random.randint(places - 1, (places * (places - 1)) / 2)
  const others = Array.from({ length: places }, (_, from) =>
    Array.from({ length: places - from - 1 }, (__, step): Road => [from + 1, from + step + 2]),
  )
    .flat()
    .filter(([from, to]) => !isInTree.has(`${from} ${to}`))
  random.shuffle(others)
  return [...tree, ...others.slice(0, wanted + 1 - places)].flatMap(([from, to]): Road[] => [
    [from, to],
    [to, from],
  ])
}

export const transport: PlanningDomain = {
  name: 'transport',
  domain,
  counts: ['vehicles', 'packages', 'places', 'largest capacity'],
  generate: ([vehicles = 1, packages = 1, places = 2, most = 1], random) => {
    const [cars, parcels] = [names('v', vehicles), names('p', packages)]
    const capacities = cars.map((car) => atom('capacity', car, `c${random.randint(1, most)}`))
    const origins = parcels.map(() => random.randint(1, places))
    const starts = cars.map((car) => atom('at', car, `l${random.randint(1, places)}`))
    const links = roads(places, random).map(([from, to]) => atom('road', `l${from}`, `l${to}`))
    const goal = parcels.map((parcel, at) => {
      let to = origins[at] as number
      while (to === origins[at]) to = random.randint(1, places)
      return atom('at', parcel, `l${to}`)
    })
    return {
      objects: [
        ...typed('vehicle', cars),
        ...typed('package', parcels),
        ...typed('location', names('l', places)),
        ...typed('size', names('c', most + 1, 0)),
      ],
      init: [
        ...capacities,
        ...names('c', most, 0).map((less, at) => atom('capacity-predecessor', less, `c${at + 1}`)),
        ...parcels.map((parcel, at) => atom('at', parcel, `l${origins[at]}`)),
        ...starts,
        ...links,
      ],
      goal,
    }
  },
  easy: sizesOf({ from: [3, 1, 5, 2], to: [6, 15, 15, 2], tasks: 30 }, 1),
  train: { from: [2, 1, 4, 2], to: [3, 5, 8, 2], tasks: 10 },
  validation: { from: [2, 2, 5, 2], to: [4, 8, 10, 2], tasks: 8 },
  test: { from: [2, 3, 6, 2], to: [4, 9, 10, 2], tasks: 16 },
}
