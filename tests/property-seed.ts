import fc from 'fast-check';

/** Properties draw the same cases in every run, so that a red run can be repeated; `FC_SEED=…` draws others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });
