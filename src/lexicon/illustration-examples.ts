/**
 * Wide kinds that no single drawing is, and the example that shows each. Used for the word itself only: an
 * armchair is furniture, but furniture stands for no armchair.
 */
const EXAMPLES: Readonly<Record<string, string>> = {
  animal: 'dog', pet: 'dog', creature: 'dog', beast: 'bear', mammal: 'dog', 'wild animal': 'lion', 'farm animal': 'cow', livestock: 'cow',
  wildlife: 'deer', fruit: 'apple', vegetable: 'carrot', veg: 'carrot', food: 'pizza', snack: 'pretzel', dessert: 'cake', sweet: 'candy',
  pastry: 'croissant', meal: 'plate', breakfast: 'pancake', seafood: 'shrimp', drink: 'cocktail', beverage: 'soda', alcohol: 'wine',
  vehicle: 'car', 'public transport': 'bus', watercraft: 'boat', spacecraft: 'rocket', machine: 'gear', device: 'cell phone',
  appliance: 'refrigerator', 'home appliance': 'refrigerator', furniture: 'chair', clothes: 't-shirt', clothing: 't-shirt', garment: 't-shirt',
  outfit: 'dress', headgear: 'hat', footwear: 'shoe', jewelry: 'ring', jewellery: 'ring', accessory: 'handbag',
  instrument: 'guitar', 'musical instrument': 'guitar', tool: 'hammer', weapon: 'sword', container: 'box', tableware: 'plate',
  crockery: 'plate', silverware: 'spoon', cutlery: 'fork', toy: 'teddy bear', plaything: 'teddy bear', sport: 'ball', game: 'dice',
  structure: 'building', monument: 'obelisk', gadget: 'cell phone', equipment: 'toolbox', electronics: 'tv', celebrity: 'singer',
  treasure: 'treasure chest', 'heavenly body': 'planet', 'celestial body': 'planet',
};

/** The drawn noun that stands for a wide kind, or null. */
export function exampleOf(kind: string): string | null {
  return Object.hasOwn(EXAMPLES, kind) ? (EXAMPLES[kind] as string) : null;
}
