import { expect, test } from 'vitest'
import { checkSandbox } from './raise-walls.ts'
import { tryWalls } from './try-walls.ts'

const strongest = await checkSandbox('auto')

test('a process gets no environment, an empty folder and no file outside of its packages', async () => {
  const walls = await checkSandbox('process')
  expect(await tryWalls(walls)).toMatchObject({
    environment: [],
    folder: undefined,
    reading: 'ERR_ACCESS_DENIED',
    connecting: undefined,
  })
  expect(await tryWalls({ ...walls, permission: false })).toMatchObject({ environment: [], folder: [] })
})

test('limits of the system hold where there are any', async () => {
  const { gigabytes } = await tryWalls(strongest)
  const unlimited = await tryWalls({ ...strongest, limits: false })
  if (strongest.limits) expect(gigabytes).toBeLessThan(Math.min(12, unlimited.gigabytes))
  else expect(gigabytes).toBe(unlimited.gigabytes)
})

test('behind bubblewrap there is no file and no network even for a guest that has got around Node', async () => {
  const report = await tryWalls({ ...strongest, permission: false })
  if (strongest.mode === 'bwrap') {
    expect(report).toMatchObject({
      environment: ['PWD'],
      folder: [],
      reading: 'ENOENT',
      connecting: 'ECONNREFUSED',
    })
  } else expect(report.connecting).toBeUndefined()
})
