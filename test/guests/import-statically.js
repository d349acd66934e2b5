import fs from 'node:fs'
export const priority = () => fs.existsSync('/') ? 1 : 0
