/** What a model is told of the family; each problem adds what its own heuristic decides. */

/** The task and its data. */
export const familyBrief = `Single-machine total weighted tardiness, 1 || ΣwjTj. One machine processes n jobs, all available at time 0, one at a time, without interruption and without idle time. Job j has a processing time p (an integer, at least 1), a weight w (an integer, at least 1) and a due date d (an integer). With Cj the time at which job j is finished, its tardiness is Tj = max(0, Cj − dj): being early earns nothing. The schedule is an order of the jobs; its objective, to be minimised, is the sum of wj · Tj over all jobs. The problem is strongly NP-hard.

Instances have 20 to 200 jobs, with p between 1 and 100 and w between 1 and 10. Due dates are spread evenly over a window given by two parameters of the instance: the tardiness factor TF (0.2: nearly all jobs can be on time; 1.0: nearly all will be late) and the relative range of due dates RDD (0.2: all due dates close together; 1.0: widely spread). Both run over 0.2, 0.4, 0.6, 0.8, 1.0. A heuristic is not told TF or RDD, but can estimate them. The result is judged by the pooled gap: total weighted tardiness over all instances, relative to the best known; crowded instances weigh most.`

/** Hints from the literature. */
export const familyKnowledge = `- When everything is late, the largest w / p first (WSPT) is optimal; when everything can be on time, earliest due date first is right; rules differ in how they go from one to the other.
- Apparent tardiness cost (Vepsalainen and Morton 1987): (w / p) · exp(−max(0, d − p − t) / (k · mean p)). The look-ahead k should be about 0.5 where few jobs are late, 2 in between, and up to 4 where most are.
- Weighted modified due date (Kanet and Li 2004): the smallest max(p, d − t) / w. It has no parameter.
- Cost over time (Carroll 1965): (w / p) · max(0, 1 − slack / (k · p)).
- The tardiness factor is about 1 − all.meanD / all.totalP: rules whose look-ahead depends on it beat those with a fixed one.
- Of two adjacent jobs that will both be late, w / p decides exactly; of two with the same ratio, the one due earlier.`
