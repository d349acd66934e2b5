/** What a model is told of the family; each problem adds what its own heuristic decides. */

/** The task and its data. */
export const familyBrief = `The permutation flow shop with makespan, Fm | prmu | Cmax. n jobs go through m machines, all in the same order: machine 0 first, machine m − 1 last. A machine processes one job at a time without interruption, and the jobs keep one sequence on all machines. Job j takes times[j][i] (an integer, mostly 1 to 99) on machine i. A job begins on a machine as soon as both are free: when it has left the machine before, and when the job before it has left this machine. The makespan is the time at which the last job leaves the last machine; it is to be minimised. The problem is NP-hard for three machines and more.

Instances have 20 to 200 jobs and 5 to 20 machines, with random times. The result is judged by the mean gap: the makespan relative to the best known one, averaged over instances.`

/** Hints from the literature. */
export const familyKnowledge = `- NEH (Nawaz, Enscore, Ham 1983) takes the jobs by total processing time, the longest first, and puts each where the makespan of the sequence so far is smallest: about 3.3 % above the best known makespans of Taillard's instances. Many places tie; breaking ties by idle time (Fernandez-Viagas and Framinan 2014) gives 2.9 %.
- Instances with about as many machines as a quarter of the jobs and more (20 × 20, 50 × 20, 100 × 20) leave the largest gaps; with 5 machines the bound of the busiest machine is nearly reached.
- Many sequences have the same makespan, so a local optimum is a plateau: moving several jobs at once leads off it, moving one rarely does.
- Iterated greedy (Ruiz and Stützle 2007) takes out four random jobs, puts them back one by one where it costs least, and improves by insertion: it comes within 0.5 %.
- The makespan is the length of a longest path through the table of times: only jobs on such a path can shorten it by moving.`
