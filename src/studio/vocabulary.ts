import type { Vocabulary } from '../origins/vocabulary.js';
import { ACTIONS } from '../picture/actions/index.generated.js';
import { LOOKS } from '../picture/looks/index.generated.js';
import { SETTINGS } from '../picture/settings/index.generated.js';

/** Everything that the picture room can show, for interpretation and creation to choose from. */
export const VOCABULARY: Vocabulary = { settings: SETTINGS, looks: LOOKS, actions: ACTIONS };
