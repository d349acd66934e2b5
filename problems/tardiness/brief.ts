/** What a model is told of the family; each problem adds what its own heuristic decides. */

/** The task and its data. */
export const familyBrief = `Single-machine total tardiness, 1 || ΣTj. One machine processes n jobs, all available at time 0, one at a time, without interruption and without idle time. Job j has a processing time p (an integer, at least 1) and a due date d (an integer). With Cj the time at which job j is finished, its tardiness is Tj = max(0, Cj − dj): being early earns nothing. The schedule is an order of the jobs; its objective, to be minimised, is the sum of Tj over all jobs. The problem is NP-hard.

Instances have 20 to 500 jobs, with p between 1 and 100. Due dates are spread evenly over a window given by two parameters of the instance: the tardiness factor TF (0.2: nearly all jobs can be on time; 1.0: nearly all will be late) and the relative range of due dates RDD (0.2: all due dates close together; 1.0: widely spread). Both run over 0.2, 0.4, 0.6, 0.8, 1.0. A heuristic is not told TF or RDD.

What makes it hard: when everything can be on time, earliest due date first is right; when everything is late, shortest processing time first is right; in between, long jobs have to be put off at the right moments, so that a few of them carry the tardiness of many. Instances with TF around 0.6 and RDD 0.2 leave the largest gaps. The result is judged by the pooled gap: total tardiness over all instances, relative to the proven optimum; large and crowded instances weigh most.`

/** Hints from the literature. */
export const familyKnowledge = `- Modified due date (Baker and Bertrand 1982): take the job with the smallest max(t + p, d), t being the current time. It ends about 0.8 % above the optimum (pooled), is hard to beat, and reduces to earliest due date when nothing is late and to shortest processing time when everything is.
- Of two adjacent jobs, modified due dates tell exactly which goes first; the losses come from jobs further apart, above all from long jobs that are started too early, shortly before they become urgent.
- A published refinement (MDDC, Cetinkaya and others 2025) stretches the processing time in the modified due date by a tenth and adds penalties that grow with p / (t + longest pending) and p / (t + mean pending): a mild bias against long jobs.
- A long job that is going to be late anyway costs one tardiness wherever it stands, but delays every job behind it by p: compare p with the processing times that are still pending, and its slack with the work that is still pending.
- Apparent urgency (Morton and Rachamadugu 1984): exp(−max(0, d − p − t) / (k · mean pending p)) / p. It is close to the above on crowded instances and poor where few jobs are late.
- Emmons (1969): if job i is no longer than job j and is due no later than max(dj, the earliest possible completion of j), some optimal order has i before j.`
