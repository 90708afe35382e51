import type { Vocabulary } from '../../origins/vocabulary.js';
import { ACTIONS } from '../../picture/actions/index.generated.js';
import { LOOKS } from '../../picture/looks/index.generated.js';
import { SETTINGS } from '../../picture/settings/index.generated.js';

/**
 * Everything that the picture room can show, for interpretation and creation to choose from. Places that no word
 * leads to (the test chart) are painted for specs that name them and are never chosen.
 */
export const VOCABULARY: Vocabulary = {
  settings: SETTINGS.filter(({ anchors }) => anchors.length > 0),
  looks: LOOKS,
  actions: ACTIONS,
};
