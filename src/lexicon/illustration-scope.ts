import type { IllustrationCategory, IllustrationFacing, IllustrationHabitat } from './illustration-index.js';

/** Drawings of the Noto set that show no single thing: diagrams, signs, gestures, scenes on a tile, times of day. */
export const NOT_A_THING =
  /-oclock$|-thirty$|moon-face$|quarter-moon|gibbous|-crescent-moon|new-moon|sun-behind|sun-with-face|^cloud-with|cityscape|sunrise|sunset|^fog|^foggy$|bridge-at-night|night-with-stars|milky-way|national-park|^motorway$|railway-track|^desert$|shooting-star|wind-face|^cyclone$|hot-springs|map-of-japan|world-map|globe-with|love-hotel|^wedding$|beach-with|^camping$|mountain-railway|suspension-railway|^station$|japanese-post-office|umbrella-with-rain|horizontal-traffic|^chart|^bar-chart|bell-with-slash|^e-mail$|^elevator$|level-slider|control-knobs|-tray$|muted|^locked-with|with-arrow|^speaker-|musical-note|musical-score|^link$|broken-chain|drop-of-blood|x-ray|^bookmark|card-index|^label$|incoming|money-with|-banknote$|closed-mailbox|open-mailbox|^club-suit|^diamond-suit|^heart-suit|^spade-suit|flower-playing|^joker$|mahjong|^fireworks$|^sparkler$|moon-viewing|reminder-ribbon|^white-flower$|^rosette$|pig-nose|paw-prints|^mouse-face$|^pouring-liquid$|^landslide$|clinking|^bell-pepper-|camera-with-flash|^low-battery$|^cricket-game$|^tennis$|^television$-|^microbe$|^airplane|^couch-and-lamp$|^stop-sign$|vertical-traffic|^luggage$|^necktie$|^skis$|^bowl-with-spoon$|^fork-and-knife$/;

/** Names of drawings that mean an activity, or something else, in a prompt. */
export const NOT_A_NAME: ReadonlySet<string> = new Set([
  'construction',
  'cooking',
  'camping',
  'badminton',
  'bowling',
  'lacrosse',
  'field-hockey',
  'ice-hockey',
  'ping-pong',
  'knot',
  'mate',
  'hook',
  'link',
  'label',
  'performing-arts',
  'collision',
  'clamp',
  'person-in-bed',
  'video-game',
]);

/** Noto's "People & Body" drawings that are whole figures or single parts and may be matched by their own name. */
export const WHOLE_FIGURES: readonly string[] = [
  'ballet-dancer',
  'fairy',
  'genie',
  'horse-racing',
  'mermaid',
  'merman',
  'merperson',
  'superhero',
  'supervillain',
  'troll',
  'skier',
  'snowboarder',
  'hairy-creature',
  'woman-dancing',
  'man-dancing',
  'person-standing',
  'person-walking',
  'person-running',
  'person-biking',
  'person-mountain-biking',
  'person-swimming',
  'person-surfing',
  'person-rowing-boat',
  'person-golfing',
  'person-climbing',
  'person-cartwheeling',
  'person-juggling',
  'person-bouncing-ball',
  'person-lifting-weights',
  'person-kneeling',
  'person-in-lotus-position',
  'person-playing-handball',
  'person-playing-water-polo',
  'person-fencing',
  'person-in-bed',
  'person-taking-bath',
  'person-in-suit-levitating',
  'woman-and-man-holding-hands',
  'people-wrestling',
  'man-standing',
  'man-walking',
  'man-running',
  'man-biking',
  'man-mountain-biking',
  'man-swimming',
  'man-surfing',
  'man-rowing-boat',
  'man-golfing',
  'man-climbing',
  'man-cartwheeling',
  'man-juggling',
  'man-bouncing-ball',
  'man-lifting-weights',
  'man-kneeling',
  'man-in-lotus-position',
  'man-playing-handball',
  'man-playing-water-polo',
  'woman-standing',
  'woman-walking',
  'woman-running',
  'woman-biking',
  'woman-mountain-biking',
  'woman-swimming',
  'woman-surfing',
  'woman-rowing-boat',
  'woman-golfing',
  'woman-climbing',
  'woman-cartwheeling',
  'woman-juggling',
  'woman-bouncing-ball',
  'woman-lifting-weights',
  'woman-kneeling',
  'woman-in-lotus-position',
  'woman-playing-handball',
  'woman-playing-water-polo',
  'anatomical-heart',
  'bone',
  'brain',
  'ear',
  'eye',
  'foot',
  'leg',
  'lungs',
  'mouth',
  'nose',
  'tongue',
  'tooth',
  'flexed-biceps',
];

/** Smileys that are things or beings. */
export const SMILEY_THINGS: readonly string[] = [
  'alien-monster',
  'ghost',
  'skull',
  'goblin',
  'ogre',
  'red-heart',
  'collision',
  'speech-balloon',
  'love-letter',
];

const PLANTS =
  /blossom|bouquet|cactus|tree|clover|herb|hibiscus|hyacinth|leaf|lotus|mushroom|plant|rose$|wilted|seedling|shamrock|rice$|sunflower|tulip/;
const VEHICLES =
  /tramway|ambulance|lorry|rickshaw|automobile|bicycle|train|bus$|canoe|truck|ferry|engine$|saucer|helicopter|scooter|light-rail|locomotive|wheelchair|metro|monorail|boat|motorcycle|car$|taxi|ship|rocket|roller-skate|satellite$|vehicle|tractor|^tram|trolleybus|cableway|parachute|sled|skateboard/;
const BUILDINGS =
  /bank|castle|church|tent|store|building|house|factory|ferris|fountain|temple|hospital|hotel|hut|kaaba|lighthouse|mosque|office|school|shrine|stadium|statue|synagogue|tower|roller-coaster|playground|moai/;
const NATURE =
  /cloud|comet|moon|star|sun$|fire$|globe|island|meteor|mountain|fuji|rainbow|planet|rock$|snowflake|tornado|volcano|wave|droplet|wood$|high-voltage|ice$|iceberg/;
const FURNITURE =
  /^(chair|bed|bathtub|toilet|door|window|mirror|shower|seat)$|television|desktop|couch|table|lamp|refrigerator|oven|microwave|toaster|sink|mantelpiece/;

/** Category of a drawing by its set's own category and its name. */
export function categoryOf(name: string, setCategory: string): IllustrationCategory {
  if (setCategory === 'Food & Drink') return 'food';
  if (setCategory === 'People & Body')
    return /^(anatomical|bone|brain|ear|eye|foot|leg|lungs|mouth|nose|tongue|tooth|flexed)/.test(name)
      ? 'object'
      : 'person';
  if (setCategory === 'Animals & Nature')
    return PLANTS.test(name) ? 'plant' : /nest|coral|shell|web|feather|wing/.test(name) ? 'nature' : 'animal';
  if (setCategory === 'Smileys & Emotion') return /heart|collision|balloon|letter/.test(name) ? 'object' : 'person';
  if (FURNITURE.test(name)) return 'furniture';
  if (VEHICLES.test(name)) return 'vehicle';
  if (BUILDINGS.test(name)) return 'building';
  if (NATURE.test(name)) return 'nature';
  return 'object';
}

const IN_AIR =
  /^(bird|black-bird|dove|eagle|parrot|bat|honeybee|butterfly|monarch-butterfly|fly|mosquito|lady-beetle|airplane|small-airplane|helicopter|parachute|kite|balloon|cloud|sun|rainbow|aerial-tramway|mountain-cableway|high-voltage|fairy|phoenix|airballoon|superhero|tornado|droplet|snowflake|leaf-fluttering-in-wind|feather|bubbles|flying-disc)$/;
const IN_WATER =
  /fish|shark|whale|dolphin|orca|octopus|squid|jellyfish|lobster|shrimp|coral|oyster|seal$|swan|duck|canoe|boat|ferry|ship$|swimming|surfing|rowing|water-polo|mermaid|merman|merperson|iceberg|submarine|ring-buoy|water-wave|anchor/;
const IN_SPACE = /rocket|flying-saucer|satellite$|planet|globe|moon|^star$|comet|meteor|astronaut|alien|space-station/;

/** Where a drawing is at home, by its name and category. */
export function habitatOf(name: string, category: IllustrationCategory): IllustrationHabitat {
  if (IN_AIR.test(name)) return 'air';
  if (IN_SPACE.test(name) && category !== 'food') return 'space';
  if (IN_WATER.test(name) && category !== 'food' && !/fishing|starfish/.test(name)) return 'water';
  return category === 'furniture' || category === 'food' ? 'indoor' : 'land';
}

const FRONT_ANIMALS =
  /^(bat|beetle|butterfly|crab|crocodile|frog|hatching-chick|jellyfish|lady-beetle|lizard|lobster|monarch-butterfly|octopus|owl|peacock|phoenix|scorpion|sloth|spider|orangutan|dragon-face|bear|fox|koala|lion|moose|panda|polar-bear|wolf|hamster)$/;
const FRONT_VEHICLES =
  /^(oncoming-.*|train|tram|metro|parachute|satellite|flying-saucer|aerial-tramway|mountain-cableway|gondola|skateboard|unicycle|airballoon|submarine)$/;
const LEFT_PEOPLE =
  /walking|running|biking|horse-racing|swimming|surfing|rowing|bouncing|handball|golfing|kneeling|skier|snowboarder|hairy|fencing|white-cane/;
const RIGHT =
  /^(roller-skate|rocket|fairy|excavator|moped|forklift|golf-cart|snowmobile|ballet-dancer|rv-truck|tank|tow-truck|bulldozer)$/;

/** Which way a drawing looks. Emoji look to the left by convention; these are the exceptions that were seen. */
export function facingOf(name: string, category: IllustrationCategory): IllustrationFacing {
  if (RIGHT.test(name)) return 'right';
  if (category === 'animal') return FRONT_ANIMALS.test(name) ? 'front' : 'left';
  if (category === 'vehicle') return FRONT_VEHICLES.test(name) ? 'front' : 'left';
  if (category === 'person') return LEFT_PEOPLE.test(name) ? 'left' : 'front';
  return 'front';
}
