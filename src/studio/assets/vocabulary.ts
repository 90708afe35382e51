import type { Vocabulary } from '../../origins/vocabulary.js';
import { ACTIONS } from '../../picture/actions/index.generated.js';
import { LOOKS } from '../../picture/looks/index.generated.js';
import { SETTINGS } from '../../picture/settings/index.generated.js';
import { testChart } from '../../picture/settings/test-chart.js';

/**
 * Everything that the picture room can show, for interpretation and creation to choose from. Places that no word
 * leads to are painted for specs that name them (the test chart) or for a colour (a plain surface).
 */
export const VOCABULARY: Vocabulary = {
  settings: SETTINGS.filter(({ name }) => name !== testChart.name),
  looks: LOOKS,
  actions: ACTIONS,
};
