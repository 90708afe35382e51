import type { UnderstoodSpan } from './instruction.js';

/** One thing that one stretch of the prompt says: `scarlet` → palette fire. Fields are folded from these. */
export interface Claim {
  /** Unit of the prompt that says it. */
  readonly unit: number;
  readonly span: string;
  readonly domain: string;
  readonly canonical: string;
  readonly by: UnderstoodSpan['by'];
  /** Inside the scope of a negation: the value is to be avoided. */
  readonly negated: boolean;
  /** 3 = phrase that can mean nothing else, 2 = word of the tables, 1 = reached through meanings. */
  readonly strength: 1 | 2 | 3;
}
