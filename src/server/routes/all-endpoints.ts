import type { Endpoint } from '../endpoint.js';
import { streamEndpoints } from './event-streams.js';
import { feedbackEndpoints } from './feedback.js';
import { interpretationEndpoints } from './interpretation.js';
import { jobWorkEndpoints } from './job-work.js';
import { jobEndpoints } from './jobs.js';
import { knowledgeEndpoints } from './knowledge.js';
import { learningEndpoints } from './learning.js';
import { linguisticEndpoints } from './linguistic.js';
import { loopEndpoints } from './loops.js';
import { operationEndpoints } from './operation.js';
import { registryEndpoints } from './registries.js';
import { videoEndpoints } from './videos.js';

/** Everything that can be asked, in the order of the reference. */
export const ALL_ENDPOINTS: readonly Endpoint[] = [
  ...jobEndpoints,
  ...jobWorkEndpoints,
  ...videoEndpoints,
  ...feedbackEndpoints,
  ...learningEndpoints,
  ...loopEndpoints,
  ...interpretationEndpoints,
  ...linguisticEndpoints,
  ...knowledgeEndpoints,
  ...registryEndpoints,
  ...streamEndpoints,
  ...operationEndpoints,
];
