// A shortest spanning tree, made Eulerian by a shortest perfect matching of its odd cities, walked with short cuts: at most half as long
// again as the optimum. N. Christofides, Worst-case analysis of a new heuristic for the travelling salesman problem, report 388, Carnegie
// Mellon University, 1976. The matching is exact for distances in steps of a millionth of the longest; its primal-dual method with
// blossoms takes n³ steps: J. Edmonds, Maximum matching and a polyhedron with 0,1-vertices, 1965; Z. Galil, Efficient algorithms for
// finding maximum matching in graphs, ACM Computing Surveys 18(1), 1986.

/** Pairs of the n vertices 0 … n − 1, n even, with the smallest sum of costs; costs are whole numbers, cost(i, j) = cost(j, i). */
const perfectMatching = (n, cost) => {
  // Nodes are the vertices and, numbered from n on, blossoms: odd cycles of nodes that act as one.
  const most = n + (n >> 1) + 1
  const none = -1
  const [free, outer, inner] = [0, 1, 2]
  const grid = () => Array.from({ length: most }, () => new Int32Array(most).fill(none))
  /** The vertices at both ends of the tightest edge between two nodes. */
  const ends = grid()
  /** The part of a blossom that a vertex is in. */
  const partWith = grid()
  const parts = Array.from({ length: most }, () => [])
  const top = new Int32Array(most).fill(none)
  const label = new Int32Array(most)
  const mate = new Int32Array(most).fill(none)
  /** For an inner node the outer vertex that it was reached from. */
  const parent = new Int32Array(most).fill(none)
  /** For a node the outer vertex with the tightest edge to it. */
  const closest = new Int32Array(most).fill(none)
  const mark = new Int32Array(most)
  const dual = new Float64Array(most)
  let nodes = n
  let marks = 0
  let queue = []

  // Twice the reduced cost of an edge between vertices, so that halves of it are whole.
  const slack = (u, v) => 2 * cost(u, v) - dual[u] - dual[v]
  const slackBetween = (a, b) => slack(ends[a][b], ends[b][a])

  const consider = (u, node) => {
    if (closest[node] === none || slack(u, ends[node][u]) < slack(closest[node], ends[node][closest[node]]))
      closest[node] = u
  }
  const findClosest = (node) => {
    closest[node] = none
    for (let u = 0; u < n; u++) if (top[u] !== node && label[top[u]] === outer) consider(u, node)
  }
  const enqueue = (node) => {
    if (node < n) queue.push(node)
    else parts[node].forEach(enqueue)
  }
  const setTop = (node, blossom) => {
    top[node] = blossom
    if (node >= n) for (const part of parts[node]) setTop(part, blossom)
  }

  /** Turns the cycle of a blossom so that the way from its base to a part has an even number of steps, which are returned. */
  const evenWay = (blossom, part) => {
    const cycle = parts[blossom]
    const steps = cycle.indexOf(part)
    if (steps % 2 === 0) return steps
    parts[blossom] = [cycle[0], ...cycle.slice(1).toReversed()]
    return cycle.length - steps
  }
  /** Matches a node along its edge to another, and the parts of a blossom among each other. */
  const match = (node, other) => {
    mate[node] = ends[other][node]
    if (node < n) return
    const base = partWith[node][ends[node][other]]
    const steps = evenWay(node, base)
    const cycle = parts[node]
    for (let at = 0; at < steps; at++) match(cycle[at], cycle[at ^ 1])
    match(base, other)
    parts[node] = [...cycle.slice(steps), ...cycle.slice(0, steps)]
  }
  /** Exchanges matched and unmatched edges on the way from an outer node to its root. */
  const augment = (node, other) => {
    for (;;) {
      const before = mate[node] === none ? none : top[mate[node]]
      match(node, other)
      if (before === none) return
      other = before
      node = top[parent[before]]
      match(before, node)
    }
  }
  const commonAncestor = (a, b) => {
    marks++
    while (a !== none || b !== none) {
      if (a !== none) {
        if (mark[a] === marks) return a
        mark[a] = marks
        a = mate[a] === none ? none : top[parent[top[mate[a]]]]
      }
      ;[a, b] = [b, a]
    }
    return none
  }
  const shrink = (a, ancestor, b) => {
    let blossom = n
    while (blossom < nodes && top[blossom] !== none) blossom++
    if (blossom === nodes) nodes++
    const upwards = (from) => {
      const way = []
      for (let node = from; node !== ancestor;) {
        const partner = top[mate[node]]
        way.push(node, partner)
        enqueue(partner)
        node = top[parent[partner]]
      }
      return way
    }
    parts[blossom] = [ancestor, ...upwards(a).toReversed(), ...upwards(b)]
    dual[blossom] = 0
    label[blossom] = outer
    mate[blossom] = mate[ancestor]
    setTop(blossom, blossom)
    ends[blossom].fill(none)
    partWith[blossom].fill(none)
    for (const part of parts[blossom]) {
      for (let node = 0; node < nodes; node++) {
        if (node === blossom || ends[part][node] === none) continue
        if (ends[blossom][node] !== none && slackBetween(part, node) >= slackBetween(blossom, node)) continue
        ends[blossom][node] = ends[part][node]
        ends[node][blossom] = ends[node][part]
      }
      for (let u = 0; u < n; u++) if (partWith[part][u] !== none) partWith[blossom][u] = part
    }
    findClosest(blossom)
  }
  /** Takes an inner blossom whose dual is 0 apart. */
  const expand = (blossom) => {
    for (const part of parts[blossom]) setTop(part, part)
    const entry = partWith[blossom][ends[blossom][parent[blossom]]]
    const steps = evenWay(blossom, entry)
    const cycle = parts[blossom]
    for (let at = 0; at < steps; at += 2) {
      const [near, far] = [cycle[at], cycle[at + 1]]
      parent[near] = ends[far][near]
      label[near] = inner
      label[far] = outer
      closest[near] = none
      findClosest(far)
      enqueue(far)
    }
    label[entry] = inner
    parent[entry] = parent[blossom]
    for (const part of cycle.slice(steps + 1)) {
      label[part] = free
      findClosest(part)
    }
    top[blossom] = none
  }
  /** Uses an edge without slack from an outer vertex; true where it completes a way between two roots. */
  const use = (u, v) => {
    const [a, b] = [top[u], top[v]]
    if (label[b] === free) {
      const partner = top[mate[b]]
      parent[b] = u
      label[b] = inner
      label[partner] = outer
      closest[b] = none
      closest[partner] = none
      enqueue(partner)
      return false
    }
    if (label[b] !== outer) return false
    const ancestor = commonAncestor(a, b)
    if (ancestor !== none) {
      shrink(a, ancestor, b)
      return false
    }
    augment(a, b)
    augment(b, a)
    return true
  }

  const isTop = (node) => top[node] === node
  /** Grows trees from all unmatched nodes until two of them meet. */
  const grow = () => {
    label.fill(free)
    closest.fill(none)
    queue = []
    for (let node = 0; node < nodes; node++) {
      if (!isTop(node) || mate[node] !== none) continue
      parent[node] = none
      label[node] = outer
      enqueue(node)
    }
    for (;;) {
      for (let at = 0; at < queue.length; at++) {
        const u = queue[at]
        if (label[top[u]] === inner) continue
        for (let v = 0; v < n; v++) {
          if (top[u] === top[v]) continue
          if (slack(u, v) > 0) consider(u, top[v])
          else if (use(u, v)) return
        }
      }
      let change = Infinity
      for (let node = 0; node < nodes; node++) {
        if (!isTop(node)) continue
        if (node >= n && label[node] === inner) change = Math.min(change, -dual[node] / 2)
        if (closest[node] === none || label[node] === inner) continue
        const tightest = slack(closest[node], ends[node][closest[node]])
        change = Math.min(change, label[node] === free ? tightest : tightest / 2)
      }
      for (let u = 0; u < n; u++) dual[u] += label[top[u]] === outer ? change : label[top[u]] === inner ? -change : 0
      for (let node = n; node < nodes; node++)
        if (isTop(node)) dual[node] += label[node] === outer ? -2 * change : label[node] === inner ? 2 * change : 0
      queue = []
      for (let node = 0; node < nodes; node++) {
        const u = closest[node]
        if (!isTop(node) || u === none || top[u] === node || label[node] === inner) continue
        if (slack(u, ends[node][u]) === 0 && use(u, ends[node][u])) return
      }
      for (let node = n; node < nodes; node++)
        if (isTop(node) && label[node] === inner && dual[node] === 0) expand(node)
    }
  }

  for (let u = 0; u < n; u++) {
    top[u] = u
    partWith[u][u] = u
    for (let v = 0; v < n; v++) if (u !== v) ends[u][v] = u
  }
  let cheapest = Infinity
  for (let u = 0; u < n; u++) for (let v = u + 1; v < n; v++) cheapest = Math.min(cheapest, cost(u, v))
  dual.fill(cheapest, 0, n)
  for (let matched = 0; matched < n; matched += 2) grow()
  return Array.from({ length: n }, (_, u) => [u, mate[u]]).filter(([u, v]) => u < v)
}

/** The edges of a shortest spanning tree. R. C. Prim, Shortest connection networks and some generalizations, 1957. */
const spanningTree = (distances) => {
  const n = distances.length
  const nearest = new Int32Array(n)
  const isIn = new Uint8Array(n)
  isIn[0] = 1
  const edges = []
  while (edges.length < n - 1) {
    let next = -1
    for (let city = 1; city < n; city++)
      if (!isIn[city] && (next < 0 || distances[city][nearest[city]] < distances[next][nearest[next]])) next = city
    edges.push([next, nearest[next]])
    isIn[next] = 1
    for (let city = 1; city < n; city++)
      if (distances[city][next] < distances[city][nearest[city]]) nearest[city] = next
  }
  return edges
}

/** A walk along every edge once. C. Hierholzer, 1873. */
const eulerianWalk = (neighbours) => {
  const walk = []
  const stack = [0]
  while (stack.length > 0) {
    const city = stack[stack.length - 1]
    const next = neighbours[city].pop()
    if (next === undefined) {
      walk.push(stack.pop())
      continue
    }
    neighbours[next].splice(neighbours[next].indexOf(city), 1)
    stack.push(next)
  }
  return walk
}

export function tour(distances) {
  const neighbours = distances.map(() => [])
  const join = ([i, j]) => {
    neighbours[i].push(j)
    neighbours[j].push(i)
  }
  spanningTree(distances).forEach(join)
  const odd = [...neighbours.keys()].filter((city) => neighbours[city].length % 2 === 1)
  let longest = 0
  for (const i of odd) for (const j of odd) longest = Math.max(longest, distances[i][j])
  const steps = 1e6 / (longest || 1)
  const costs = odd.map((i) => odd.map((j) => Math.round(distances[i][j] * steps)))
  for (const [u, v] of perfectMatching(odd.length, (u, v) => costs[u][v])) join([odd[u], odd[v]])
  return [...new Set(eulerianWalk(neighbours))]
}
