// All placements alike: the first block goes to the first place where it fits. The program that the study's searches begin with.
// A. Surina, A. Mansouri, L. Quaedvlieg, A. Seddas, M. Viazovska, E. Abbe, C. Gulcehre, Algorithm discovery with LLMs: evolutionary
// search meets reinforcement learning, COLM 2025.
export function score() {
  return 0
}
