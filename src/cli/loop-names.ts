/** The workflows of `motion loop`. */
export const LOOPS = ['explorer', 'exploiter', 'balanced', 'video', 'interpret', 'sound'] as const;
export type LoopName = (typeof LOOPS)[number];
