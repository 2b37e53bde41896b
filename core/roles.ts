/**
 * Whether a role of Learn365's role assignments is a learner's. Its names are not published; the learner's contains
 * "Learner", or is the flag 1.
 */
export const isLearner = (role: string): boolean =>
  /learner/i.test(role) || (/^\d+$/.test(role) && (Number(role) & 1) === 1)
