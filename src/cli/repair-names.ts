/** What `motion backfill` can repair. */
export const BACKFILLS = ['names', 'depths', 'interpretations', 'learning'] as const;

/** What `motion sweep` can go through. */
export const SWEEPS = ['colors', 'sounds'] as const;
