/** What a model is told of the family; each problem adds what its own heuristic decides. */

/** The task and its data. */
export const familyBrief = `The job shop with makespan, Jm || Cmax. n jobs and m machines; every job visits each machine once, in an order of its own. An operation is a job's visit to a machine; it takes a given time (an integer, mostly 1 to 99), without interruption. A machine processes one operation at a time, and an operation begins when the one before it in its job has ended. The makespan is the time at which the last operation ends; it is to be minimised. The problem is NP-hard and among the hardest of its size.

Instances have 10 to 100 jobs and 10 to 20 machines, with random times and random orders of machines. The result is judged by the mean gap: the makespan relative to the best known one, averaged over instances.`

/** Hints from the literature. */
export const familyKnowledge = `- Most work remaining (MWKR) and most operations remaining (MOPNR) are the best of the simplest rules for the makespan, about 20 % above the optimum on square instances; shortest processing time (SPT) is worse and has a large variance, longest (LPT) worse still.
- Least flow due date per work remaining (FDD/MWKR: the work done up to and with the operation, divided by the work left from it on) is better than either (Sels, Gheysen, Vanhoucke 2012).
- Non-delay schedules are better on average than active ones with any simple rule; a rule for active schedules must itself avoid keeping a machine waiting for an important job.
- Looking one step ahead helps: an operation whose job goes on to an idle machine (a small queue there) keeps that machine busy.
- What matters late is the longest remaining chain; early on, keeping machines busy matters as much.`
