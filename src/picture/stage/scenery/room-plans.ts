import type { Rgb } from '../../../numerics/color.js';
import type { PieceName } from './furniture.js';

/** What stands or hangs where. `at` is a share of the half width of the back wall (−1 = its left corner, +1 = its right). */
export interface Placing {
  readonly piece: PieceName;
  readonly at: number;
  /** Distance; the default is against the back wall. */
  readonly depth?: number;
  /** Cloth or front; default the plan's accent. */
  readonly color?: Rgb;
}

/** How a kind of room is built and furnished. */
export interface RoomPlan {
  /** Words for the place that mean this plan. */
  readonly words: readonly string[];
  /** Wallpapers of which one is chosen. */
  readonly walls: readonly Rgb[];
  readonly accents: readonly Rgb[];
  readonly floor: { readonly kind: 'boards' | 'tiles' | 'plain'; readonly color: Rgb };
  /** Middles of the windows, as shares like `at`; none for rooms without daylight. */
  readonly windows: readonly number[];
  readonly windowStyle?: 'casement' | 'arched' | 'barred';
  readonly pictures?: { readonly at: readonly number[]; readonly size: number };
  /** Lower part of the wall in another material. */
  readonly wainscot?: Rgb;
  readonly rug?: Rgb;
  readonly lights: 'pendant' | 'tubes' | 'spots' | 'none';
  /** Red curtains and boards: what the back wall is hung with. */
  readonly hanging?: 'stage' | 'blackboard' | 'bars' | 'mirror';
  readonly furniture: readonly Placing[];
}

const CREAM: Rgb = [236, 224, 200];
const OAK: Rgb = [176, 124, 80];

/** The first plan is the room of which nothing more is known. A new kind of room is one more row. */
export const ROOM_PLANS: readonly RoomPlan[] = [
  {
    words: [
      'living room',
      'parlor',
      'lounge',
      'sitting room',
      'apartment',
      'flat',
      'home',
      'house',
      'cottage',
      'cabin',
      'den',
      'room',
      'hotel',
    ],
    walls: [
      [214, 200, 170],
      [178, 196, 188],
      [226, 196, 168],
      [188, 184, 204],
    ],
    accents: [
      [176, 82, 62],
      [62, 104, 112],
      [196, 148, 66],
      [112, 122, 78],
    ],
    floor: { kind: 'boards', color: OAK },
    windows: [-0.5],
    pictures: { at: [0.3, 0.66], size: 0.62 },
    rug: [168, 74, 62],
    lights: 'none',
    furniture: [
      { piece: 'sofa', at: 0.36 },
      { piece: 'floorLamp', at: 0.86 },
      { piece: 'plant', at: -0.93 },
      { piece: 'armchair', at: -0.66, depth: 1.32 },
    ],
  },
  {
    words: ['kitchen', 'kitchenette', 'galley', 'pantry', 'canteen'],
    walls: [
      [236, 226, 202],
      [206, 222, 216],
    ],
    accents: [
      [120, 152, 142],
      [196, 108, 84],
      [230, 222, 206],
      [88, 116, 148],
    ],
    floor: { kind: 'tiles', color: [206, 186, 160] },
    windows: [-0.66],
    lights: 'pendant',
    wainscot: [222, 226, 224],
    furniture: [
      { piece: 'kitchenUnits', at: 0.42 },
      { piece: 'fridge', at: 0.92, depth: 1.45 },
      { piece: 'table', at: -0.62, depth: 1.3 },
    ],
  },
  {
    words: ['bedroom', 'bedchamber', 'nursery', 'dormitory', 'guest room', 'ward', 'hospital'],
    walls: [
      [182, 192, 210],
      [220, 200, 190],
      [196, 204, 180],
    ],
    accents: [
      [84, 108, 150],
      [168, 92, 96],
      [120, 136, 100],
    ],
    floor: { kind: 'boards', color: [190, 146, 104] },
    windows: [-0.58],
    pictures: { at: [0.34], size: 0.7 },
    rug: [206, 184, 160],
    lights: 'none',
    furniture: [
      { piece: 'bed', at: 0.34 },
      { piece: 'nightstand', at: 0.93 },
      { piece: 'plant', at: -0.94 },
    ],
  },
  {
    words: ['office', 'study', 'workroom', 'workplace', 'workspace', 'headquarters', 'bureau', 'bank'],
    walls: [
      [206, 208, 206],
      [186, 198, 206],
    ],
    accents: [
      [72, 98, 128],
      [156, 92, 66],
    ],
    floor: { kind: 'boards', color: [160, 130, 104] },
    windows: [-0.52, 0.52],
    lights: 'tubes',
    furniture: [
      { piece: 'bookcase', at: 0 },
      { piece: 'desk', at: 0.66, depth: 1.36 },
      { piece: 'plant', at: -0.92 },
      { piece: 'desk', at: -0.62, depth: 1.4 },
    ],
  },
  {
    words: ['library', 'bookshop', 'bookstore', 'archive', 'reading room'],
    walls: [
      [150, 108, 78],
      [118, 96, 80],
    ],
    accents: [
      [112, 42, 40],
      [44, 78, 62],
    ],
    floor: { kind: 'boards', color: [140, 92, 58] },
    windows: [0],
    windowStyle: 'arched',
    rug: [120, 44, 44],
    lights: 'pendant',
    furniture: [
      { piece: 'bookcase', at: -0.86 },
      { piece: 'bookcase', at: -0.45 },
      { piece: 'bookcase', at: 0.45 },
      { piece: 'bookcase', at: 0.86 },
      { piece: 'armchair', at: 0.72, depth: 1.3 },
      { piece: 'floorLamp', at: 0.95, depth: 1.34 },
    ],
  },
  {
    words: ['museum', 'gallery', 'art gallery', 'exhibition', 'palace', 'castle', 'mansion', 'hall', 'ballroom'],
    walls: [
      [166, 60, 56],
      [60, 92, 84],
      [226, 222, 214],
    ],
    accents: [[110, 72, 48]],
    floor: { kind: 'boards', color: [162, 116, 74] },
    windows: [],
    pictures: { at: [-0.66, 0, 0.66], size: 1.05 },
    wainscot: [92, 62, 44],
    lights: 'spots',
    furniture: [
      { piece: 'pedestal', at: -0.34 },
      { piece: 'pedestal', at: 0.34 },
      { piece: 'bench', at: 0, depth: 1.36, color: [70, 52, 44] },
    ],
  },
  {
    words: ['classroom', 'school', 'schoolroom', 'lecture hall', 'university', 'college', 'academy', 'kindergarten'],
    walls: [
      [232, 220, 184],
      [200, 216, 204],
    ],
    accents: [[190, 120, 70]],
    floor: { kind: 'boards', color: [186, 150, 108] },
    windows: [-0.82],
    hanging: 'blackboard',
    lights: 'tubes',
    furniture: [
      { piece: 'desk', at: 0.86 },
      { piece: 'schooldesk', at: -0.6, depth: 1.36 },
      { piece: 'schooldesk', at: -0.1, depth: 1.36 },
      { piece: 'schooldesk', at: 0.4, depth: 1.36 },
    ],
  },
  {
    words: ['bathroom', 'bath', 'shower', 'toilet', 'restroom', 'washroom', 'spa', 'sauna'],
    walls: [
      [198, 220, 222],
      [226, 214, 204],
    ],
    accents: [[120, 170, 176]],
    floor: { kind: 'tiles', color: [186, 202, 206] },
    windows: [-0.4],
    wainscot: [150, 190, 196],
    rug: [236, 228, 214],
    lights: 'pendant',
    furniture: [
      { piece: 'tub', at: -0.42 },
      { piece: 'basin', at: 0.5 },
      { piece: 'plant', at: 0.92 },
    ],
  },
  {
    words: ['cell', 'prison', 'jail', 'dungeon', 'prison cell', 'jail cell', 'basement', 'cellar', 'bunker'],
    walls: [
      [128, 130, 128],
      [116, 112, 106],
    ],
    accents: [[96, 104, 112]],
    floor: { kind: 'plain', color: [112, 110, 106] },
    windows: [0],
    windowStyle: 'barred',
    lights: 'none',
    hanging: 'bars',
    furniture: [
      { piece: 'bunk', at: -0.62 },
      { piece: 'basin', at: 0.78 },
    ],
  },
  {
    words: [
      'shop',
      'store',
      'pharmacy',
      'drugstore',
      'supermarket',
      'market',
      'grocery',
      'bakery',
      'mall',
      'boutique',
      'grocery store',
      'laboratory',
      'warehouse',
    ],
    walls: [
      [236, 230, 214],
      [210, 226, 222],
    ],
    accents: [
      [52, 118, 104],
      [176, 70, 60],
      [66, 96, 140],
    ],
    floor: { kind: 'tiles', color: [214, 208, 198] },
    windows: [],
    lights: 'tubes',
    furniture: [
      { piece: 'wares', at: -0.84 },
      { piece: 'wares', at: -0.28 },
      { piece: 'wares', at: 0.28 },
      { piece: 'wares', at: 0.84 },
      { piece: 'shopCounter', at: 0.7, depth: 1.34 },
    ],
  },
  {
    words: ['gym', 'gymnasium', 'fitness center', 'dojo', 'locker room'],
    walls: [
      [196, 202, 206],
      [214, 196, 160],
    ],
    accents: [
      [44, 48, 58],
      [188, 62, 52],
    ],
    floor: { kind: 'boards', color: [206, 160, 100] },
    windows: [-0.6, 0.6],
    hanging: 'mirror',
    lights: 'tubes',
    furniture: [
      { piece: 'weights', at: -0.5 },
      { piece: 'weights', at: 0.5 },
      { piece: 'bench', at: 0.66, depth: 1.36 },
      { piece: 'bench', at: -0.66, depth: 1.36 },
    ],
  },
  {
    words: [
      'stage',
      'theater',
      'theatre',
      'concert hall',
      'opera house',
      'opera',
      'auditorium',
      'nightclub',
      'cinema',
      'circus',
    ],
    walls: [[62, 34, 44]],
    accents: [[150, 28, 40]],
    floor: { kind: 'boards', color: [128, 80, 50] },
    windows: [],
    hanging: 'stage',
    lights: 'spots',
    furniture: [],
  },
  {
    words: ['restaurant', 'cafe', 'coffee shop', 'diner', 'bar', 'pub', 'tavern', 'saloon', 'bistro', 'cafeteria'],
    walls: [
      [120, 72, 60],
      [74, 92, 84],
      [190, 150, 110],
    ],
    accents: [
      [164, 58, 50],
      [58, 94, 86],
    ],
    floor: { kind: 'boards', color: [142, 92, 60] },
    windows: [-0.68],
    wainscot: [86, 54, 40],
    lights: 'pendant',
    furniture: [
      { piece: 'barCounter', at: 0.36 },
      { piece: 'table', at: -0.66, depth: 1.32 },
      { piece: 'plant', at: -0.98 },
    ],
  },
  {
    words: ['church', 'chapel', 'cathedral', 'temple', 'monastery', 'mosque', 'synagogue', 'abbey'],
    walls: [
      [206, 196, 178],
      [186, 182, 176],
    ],
    accents: [[130, 40, 44]],
    floor: { kind: 'tiles', color: [178, 168, 154] },
    windows: [-0.66, 0, 0.66],
    windowStyle: 'arched',
    rug: [140, 44, 48],
    lights: 'none',
    furniture: [
      { piece: 'pew', at: -0.72, depth: 1.42 },
      { piece: 'pew', at: 0.72, depth: 1.42 },
      { piece: 'pew', at: -0.8, depth: 1.26 },
      { piece: 'pew', at: 0.8, depth: 1.26 },
    ],
  },
  {
    words: [
      'corridor',
      'hallway',
      'lobby',
      'entrance',
      'passage',
      'waiting room',
      'attic',
      'elevator',
      'garage',
      'studio apartment',
    ],
    walls: [
      [206, 196, 176],
      [170, 184, 190],
    ],
    accents: [[120, 64, 52]],
    floor: { kind: 'tiles', color: [170, 158, 144] },
    windows: [0],
    wainscot: [140, 116, 92],
    pictures: { at: [-0.6, 0.6], size: 0.6 },
    rug: [140, 54, 52],
    lights: 'pendant',
    furniture: [
      { piece: 'plant', at: -0.9 },
      { piece: 'plant', at: 0.9 },
      { piece: 'bench', at: -0.5, depth: 1.46 },
      { piece: 'bench', at: 0.5, depth: 1.46 },
    ],
  },
  {
    words: ['salon', 'library lounge', 'fireside', 'lodge', 'chalet', 'inn', 'hut', 'farmhouse'],
    walls: [CREAM, [150, 106, 74]],
    accents: [
      [150, 66, 50],
      [86, 104, 74],
    ],
    floor: { kind: 'boards', color: [146, 96, 60] },
    windows: [-0.62],
    pictures: { at: [0.2], size: 0.5 },
    rug: [150, 60, 50],
    lights: 'none',
    furniture: [
      { piece: 'fireplace', at: 0.2 },
      { piece: 'bookcase', at: 0.82 },
      { piece: 'armchair', at: 0.78, depth: 1.32 },
      { piece: 'plant', at: -0.95 },
    ],
  },
];

/** The plan that a noun asks for: the longest of its words, then the last word alone; otherwise the living room. */
export function roomPlanFor(noun: string | null): RoomPlan {
  const said = (noun ?? '').toLowerCase();
  const last = said.split(' ').at(-1) ?? '';
  const hits = ROOM_PLANS.flatMap((plan) =>
    plan.words
      .filter((word) => word === said || word === last || ` ${said} `.includes(` ${word} `))
      .map((word) => ({ plan, word })),
  );
  return hits.sort((a, b) => b.word.length - a.word.length)[0]?.plan ?? (ROOM_PLANS[0] as RoomPlan);
}
