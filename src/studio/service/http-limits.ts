/** How long one attempt may take, and how often it is tried again after it failed in passing. */
export interface CallLimits {
  timeoutSeconds: number;
  retries: number;
}

/** Every call by name. Contract §4.6 names those of the reference system; the others are held to the nearest of them. */
export const CALL_LIMITS = {
  createJob: { timeoutSeconds: 30, retries: 3 },
  readJobs: { timeoutSeconds: 60, retries: 3 },
  changeJob: { timeoutSeconds: 30, retries: 3 },
  /** A missed renewal is made up by the next one: no time is lost on it. */
  reportProgress: { timeoutSeconds: 10, retries: 0 },
  upload: { timeoutSeconds: 120, retries: 3 },
  feedback: { timeoutSeconds: 30, retries: 3 },
  events: { timeoutSeconds: 30, retries: 3 },
  learning: { timeoutSeconds: 45, retries: 5 },
  readLearning: { timeoutSeconds: 60, retries: 3 },
  stats: { timeoutSeconds: 15, retries: 3 },
  readState: { timeoutSeconds: 15, retries: 3 },
  saveState: { timeoutSeconds: 15, retries: 5 },
  config: { timeoutSeconds: 15, retries: 3 },
  progress: { timeoutSeconds: 10, retries: 3 },
  interpretation: { timeoutSeconds: 30, retries: 5 },
  interpretations: { timeoutSeconds: 30, retries: 3 },
  interpretQueue: { timeoutSeconds: 15, retries: 3 },
  readMappings: { timeoutSeconds: 10, retries: 3 },
  storeMappings: { timeoutSeconds: 15, retries: 3 },
  forCreation: { timeoutSeconds: 15, retries: 3 },
  readKnowledge: { timeoutSeconds: 30, retries: 3 },
  takeName: { timeoutSeconds: 30, retries: 3 },
  discoveries: { timeoutSeconds: 30, retries: 3 },
  coverage: { timeoutSeconds: 15, retries: 3 },
  registries: { timeoutSeconds: 60, retries: 3 },
  backfillRows: { timeoutSeconds: 30, retries: 3 },
  backfillDepths: { timeoutSeconds: 60, retries: 3 },
  backfillNames: { timeoutSeconds: 120, retries: 3 },
} as const satisfies Record<string, CallLimits>;

export type CallName = keyof typeof CALL_LIMITS;

/** Calls that a kind of worker makes under limits of its own. */
export type OwnLimits = Partial<Record<CallName, CallLimits>>;

/** The interpret worker comes round again soon: its single posts are given up earlier. */
export const INTERPRET_LIMITS: OwnLimits = { interpretation: { timeoutSeconds: 15, retries: 3 } };

/** The bridge asks again at its next round, and what it could not post waits in the outbox. */
export const BRIDGE_LIMITS: OwnLimits = {
  readJobs: { timeoutSeconds: 60, retries: 0 },
  learning: { timeoutSeconds: 60, retries: 0 },
  upload: { timeoutSeconds: 120, retries: 0 },
};
