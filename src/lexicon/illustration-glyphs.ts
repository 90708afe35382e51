/**
 * Things that no colour set draws, taken from glyph sets of one flat shape. Building gives each glyph the
 * colours of its row: `body` (shaded), `detail` for the holes inside the shape (panes, doors, screens), or
 * `null` where a hole is really open (a fence, a ladder).
 */
export interface GlyphColours {
  readonly glyph: string;
  readonly nouns: readonly string[];
  readonly category: string;
  readonly body: string;
  readonly detail: string | null;
}

const WOOD = '#a1662f';
const DARK_WOOD = '#7b4a21';
const STEEL = '#9fb1bb';
const IRON = '#52626b';
const BRASS = '#d8a733';
const GLASS = '#bfe3f5';
const NIGHT = '#2b363c';
const CREAM = '#f3e6c8';
const WHITE = '#e6ecef';
const RED = '#c9372c';
const YELLOW = '#f2b632';
const GREEN = '#4c9a50';
const BLUE = '#3c7dbb';

const row = (
  glyph: string,
  category: string,
  body: string,
  detail: string | null,
  ...nouns: string[]
): GlyphColours => ({
  glyph,
  nouns,
  category,
  body,
  detail,
});

export const GLYPHS: readonly GlyphColours[] = [
  row('mdi:anvil', 'object', IRON, null, 'anvil'),
  row('mdi:barn', 'building', RED, CREAM, 'barn', 'stable'),
  row('mdi:barrel', 'object', WOOD, NIGHT, 'barrel', 'cask', 'keg'),
  row('mdi:basketball-hoop', 'object', '#e2712d', WHITE, 'basketball hoop'),
  row('mdi:baby-carriage', 'object', BLUE, null, 'baby carriage', 'stroller', 'pram'),
  row('mdi:billboard', 'object', BLUE, WHITE, 'billboard', 'hoarding'),
  row('mdi:blender', 'indoor', RED, GLASS, 'blender', 'food processor'),
  row('mdi:bookshelf', 'indoor', '#7c5ba6', null, 'bookshelf', 'row of books'),
  row('mdi:bow-tie', 'object', RED, null, 'bow tie', 'bowtie'),
  row('mdi:bridge', 'building', '#b5523b', null, 'bridge', 'suspension bridge', 'viaduct'),
  row('mdi:bugle', 'object', BRASS, null, 'bugle', 'horn', 'tuba', 'french horn'),
  row('mdi:bulldozer', 'vehicle', YELLOW, NIGHT, 'bulldozer', 'digger'),
  row('mdi:bunk-bed', 'indoor', WOOD, CREAM, 'bunk bed', 'bunk'),
  row('mdi:candelabra', 'indoor', BRASS, null, 'candelabra', 'candlestick', 'candelabrum'),
  row('mdi:cash-register', 'indoor', STEEL, NIGHT, 'cash register', 'till'),
  row('mdi:ceiling-fan', 'indoor', DARK_WOOD, null, 'ceiling fan'),
  row('mdi:chandelier', 'indoor', BRASS, null, 'chandelier'),
  row('mdi:coat-rack', 'indoor', WOOD, null, 'coat rack', 'hat stand'),
  row('mdi:coffee-maker', 'indoor', IRON, GLASS, 'coffee maker', 'coffee machine', 'espresso machine'),
  row('mdi:cradle', 'indoor', WOOD, CREAM, 'cradle', 'crib'),
  row('mdi:cupboard', 'indoor', WOOD, CREAM, 'cupboard', 'cabinet'),
  row('mdi:desk', 'indoor', WOOD, null, 'desk', 'workbench'),
  row('mdi:dishwasher', 'indoor', WHITE, GLASS, 'dishwasher'),
  row('mdi:dresser', 'indoor', WOOD, CREAM, 'dresser', 'chest of drawers', 'sideboard', 'nightstand'),
  row('mdi:dumbbell', 'object', IRON, null, 'dumbbell', 'barbell', 'weight'),
  row('mdi:dump-truck', 'vehicle', YELLOW, NIGHT, 'dump truck', 'dumper', 'tipper'),
  row('mdi:eiffel-tower', 'building', '#8a6a4a', null, 'eiffel tower'),
  row('mdi:engine', 'object', IRON, NIGHT, 'engine', 'motor'),
  row('mdi:excavator', 'vehicle', YELLOW, NIGHT, 'excavator', 'backhoe', 'power shovel'),
  row('mdi:fan', 'indoor', BLUE, null, 'fan', 'propeller'),
  row('mdi:faucet', 'indoor', STEEL, null, 'faucet', 'tap'),
  row('mdi:fence', 'object', WOOD, null, 'fence', 'railing', 'picket fence'),
  row('mdi:fireplace', 'indoor', '#a3533d', '#ffb13d', 'fireplace', 'hearth'),
  row('mdi:floor-lamp', 'indoor', BRASS, null, 'floor lamp'),
  row('mdi:forklift', 'vehicle', YELLOW, NIGHT, 'forklift'),
  row('mdi:garage', 'building', '#b98d62', WHITE, 'garage', 'carport'),
  row('mdi:gate', 'object', IRON, null, 'gate'),
  row('mdi:gavel', 'object', DARK_WOOD, null, 'gavel'),
  row('mdi:golf-cart', 'vehicle', WHITE, GLASS, 'golf cart', 'buggy'),
  row('mdi:greenhouse', 'building', GREEN, GLASS, 'greenhouse', 'conservatory', 'glasshouse'),
  row('mdi:grill', 'object', RED, null, 'grill', 'barbecue', 'barbecue grill'),
  row('mdi:hand-saw', 'object', STEEL, null, 'hand saw'),
  row('mdi:hanger', 'object', WOOD, null, 'hanger', 'coat hanger'),
  row('mdi:horseshoe', 'object', STEEL, null, 'horseshoe'),
  row('mdi:kettle', 'indoor', RED, null, 'kettle'),
  row('mdi:lasso', 'object', WOOD, null, 'lasso', 'rope'),
  row('mdi:lectern', 'indoor', WOOD, null, 'lectern', 'podium', 'pulpit'),
  row('mdi:mailbox', 'object', BLUE, NIGHT, 'mailbox'),
  row('mdi:metronome', 'indoor', WOOD, CREAM, 'metronome'),
  row('mdi:mower', 'object', RED, null, 'lawn mower', 'mower', 'lawnmower'),
  row('mdi:necklace', 'object', BRASS, null, 'necklace', 'pendant', 'bracelet'),
  row('mdi:ocarina', 'object', '#c1652f', NIGHT, 'ocarina'),
  row('mdi:oil-lamp', 'object', BRASS, null, 'oil lamp', 'genie lamp'),
  row('mdi:pier', 'object', WOOD, null, 'pier', 'jetty', 'dock', 'wharf'),
  row('mdi:piggy-bank', 'object', '#ef8fa6', NIGHT, 'piggy bank', 'money box'),
  row('mdi:pipe', 'object', STEEL, null, 'pipe', 'pipeline', 'tube'),
  row('mdi:pitchfork', 'object', IRON, null, 'pitchfork', 'trident'),
  row('mdi:pliers', 'object', RED, null, 'pliers', 'pincers', 'tongs'),
  row('mdi:pumpkin', 'plant', '#ea7d1f', null, 'pumpkin', 'squash', 'gourd'),
  row('mdi:radiator', 'indoor', WHITE, null, 'radiator', 'heater'),
  row('mdi:rake', 'object', WOOD, null, 'rake', 'hoe'),
  row('mdi:record-player', 'indoor', DARK_WOOD, NIGHT, 'record player', 'turntable', 'phonograph', 'gramophone'),
  row('mdi:rug', 'indoor', '#a8324a', CREAM, 'rug', 'carpet', 'mat'),
  row('mdi:sausage', 'food', '#b5533c', null, 'sausage'),
  row('mdi:seesaw', 'object', RED, null, 'seesaw', 'teeter-totter'),
  row('mdi:sickle', 'object', STEEL, null, 'sickle', 'scythe'),
  row('mdi:silo', 'building', STEEL, WHITE, 'silo', 'granary'),
  row('mdi:snowmobile', 'vehicle', RED, NIGHT, 'snowmobile'),
  row('mdi:solar-panel', 'object', '#28559a', GLASS, 'solar panel'),
  row('mdi:spear', 'object', WOOD, null, 'spear', 'lance', 'javelin', 'harpoon', 'arrow'),
  row('mdi:stairs', 'object', '#a89a86', null, 'stairs', 'staircase', 'stairway'),
  row('mdi:submarine', 'water', '#5b7080', GLASS, 'submarine', 'sub', 'u-boat'),
  row('mdi:sword', 'object', STEEL, null, 'sword', 'sabre', 'rapier'),
  row('mdi:table-picnic', 'object', WOOD, null, 'picnic table'),
  row('mdi:tank', 'vehicle', '#66743f', NIGHT, 'tank', 'army tank', 'armored vehicle'),
  row('mdi:tow-truck', 'vehicle', YELLOW, GLASS, 'tow truck', 'wrecker'),
  row('mdi:tunnel', 'object', '#8b8378', NIGHT, 'tunnel'),
  row('mdi:typewriter', 'indoor', IRON, WHITE, 'typewriter'),
  row('mdi:unicycle', 'vehicle', RED, null, 'unicycle'),
  row('mdi:wallet', 'object', DARK_WOOD, CREAM, 'wallet', 'billfold'),
  row('mdi:wardrobe', 'indoor', WOOD, CREAM, 'wardrobe', 'closet', 'armoire'),
  row('mdi:washing-machine', 'indoor', WHITE, GLASS, 'washing machine', 'washer', 'tumble dryer'),
  row('mdi:watering-can', 'object', GREEN, null, 'watering can'),
  row('mdi:wind-turbine', 'building', WHITE, null, 'wind turbine', 'turbine'),
  row('mdi:binoculars', 'object', IRON, null, 'binoculars', 'field glasses'),
  row('mdi:fishbowl', 'indoor', GLASS, BLUE, 'fishbowl', 'aquarium', 'fish tank'),
  row('mdi:lava-lamp', 'indoor', '#d35400', '#ffb347', 'lava lamp'),
  row('mdi:bus-double-decker', 'vehicle', RED, GLASS, 'double-decker bus', 'double decker', 'double-decker'),
  row('mdi:caravan', 'vehicle', CREAM, GLASS, 'caravan', 'trailer', 'camper trailer'),
  row('mdi:rv-truck', 'vehicle', WHITE, GLASS, 'motor home', 'rv', 'camper', 'campervan', 'recreational vehicle'),
  row('mdi:moped', 'vehicle', BLUE, null, 'moped'),
  row('mdi:airballoon', 'air', RED, CREAM, 'hot air balloon', 'hot-air balloon', 'airship'),
  row('mdi:wall', 'object', '#b4593f', CREAM, 'wall', 'brick wall'),
  row('mdi:vacuum', 'indoor', BLUE, null, 'vacuum', 'vacuum cleaner', 'hoover'),
  row('mdi:ship-wheel', 'object', WOOD, null, 'ship wheel', 'helm', 'steering wheel'),
  row('mdi:pillar', 'object', '#d6ccb8', null, 'pillar', 'column'),
  row('mdi:food-turkey', 'food', '#b9692c', null, 'roast turkey', 'roast chicken', 'roast'),
  row('mdi:space-station', 'space', STEEL, BLUE, 'space station', 'iss'),
  row('temaki:windmill', 'building', '#b98d62', NIGHT, 'windmill', 'mill'),
  row('temaki:cabin', 'building', WOOD, NIGHT, 'cabin', 'log cabin', 'chalet'),
  row('temaki:boat', 'water', WOOD, null, 'rowboat', 'dinghy', 'rowing boat'),
  row('temaki:tower', 'building', STEEL, GLASS, 'control tower', 'airport tower'),
  row('temaki:obelisk', 'building', '#c9b48a', null, 'obelisk', 'monument'),
  row('temaki:statue', 'object', '#b6b2a6', null, 'statue', 'sculpture', 'figurine', 'bust'),
  row('temaki:shrub', 'plant', GREEN, null, 'shrub', 'bush', 'hedge'),
  row('temaki:saddle', 'object', DARK_WOOD, null, 'saddle'),
  row('temaki:lounger', 'object', BLUE, null, 'lounger', 'sun lounger', 'deck chair', 'deckchair'),
  row('temaki:museum', 'building', '#d9cdb4', NIGHT, 'museum', 'temple', 'mausoleum'),
  row('mdi:town-hall', 'building', CREAM, NIGHT, 'town hall', 'city hall', 'mansion'),
];
