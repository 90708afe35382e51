/**
 * Quiet nouns of trees, flowers, birds, stones, stuffs and places that can stand before any other noun and claim
 * nothing of it: "Willow", "Heron", "Linen". They tell values apart for whose own words there are too many takers.
 */
export const NEUTRAL_WORDS: readonly string[] = (
  'Acacia Acorn Agate Alder Almond Aloe Alpaca Anemone Angora Antelope Apple Apricot Arbutus Ash Aspen Aster Azalea ' +
  'Badger Balsam Bamboo Banyan Barley Basalt Basil Bay Bayou Beaver Beech Begonia Bergamot Birch Bison Bluebell ' +
  'Bobolink Borage Boxwood Bracken Briar Buckeye Buckwheat Bunting Buttercup Butternut Buttonwood Calico Camellia ' +
  'Camphor Caraway Cardinal Caribou Carnation Cashew Cassia Catalpa Cedar Celery Chamomile Chamois Cherry Chestnut ' +
  'Chickadee Chicory Cinnamon Citron Clematis Clover Clove Cockatoo Columbine Condor Copper Coral Coriander Cork ' +
  'Cormorant Cornflower Cotton Cottonwood Cowrie Cowslip Coyote Crane Cranberry Crocus Cuckoo Curlew Currant Cypress ' +
  'Daffodil Dahlia Daisy Damson Date Dill Dogwood Dolphin Dove Dragonfly Eagle Ebony Egret Elder Elderberry Elk Elm ' +
  'Ermine Eucalyptus Falcon Fawn Fennel Fern Ferret Fescue Fig Filbert Finch Fir Flax Flint Forsythia Foxglove ' +
  'Freesia Fuchsia Gardenia Garnet Gazelle Gentian Geranium Ginger Ginkgo Ginseng Gladiolus Goldenrod Goldfinch Gorse ' +
  'Gosling Granite Grape Grouse Guava Gull Harebell Hare Hawthorn Hazel Heath Heather Hedgehog Heliotrope Hemlock ' +
  'Hemp Heron Hibiscus Hickory Holly Hollyhock Honeysuckle Hornbeam Hyacinth Hydrangea Ibis Impala Indigo Iris Ivy ' +
  'Jacaranda Jackdaw Jade Jasmine Jasper Jay Juniper Kestrel Kingfisher Kiwi Kudu Laburnum Larch Lark Larkspur Laurel ' +
  'Lavender Leek Lemon Lichen Lilac Lily Lime Limestone Linden Linnet Llama Lobelia Locust Lotus Lupine Lynx Macaw ' +
  'Magnolia Magpie Mahogany Malachite Mallard Mallow Mango Maple Marigold Marjoram Marten Martin Medlar Merino ' +
  'Mesquite Mimosa Mint Mistletoe Mockingbird Mohair Mulberry Mushroom Muskrat Muslin Myrtle Narcissus Nasturtium ' +
  'Nectarine Nutmeg Oak Oat Olive Onyx Opal Orange Orchard Orchid Oregano Oriole Osprey Otter Oyster Palm Palmetto ' +
  'Pansy Papaya Parsley Parsnip Partridge Pawpaw Peach Pear Pecan Pelican Peony Pepper Peppermint Periwinkle ' +
  'Persimmon Petunia Pheasant Phlox Pine Pineapple Pintail Pistachio Plover Plum Pomegranate Poplar Poppy Porcupine ' +
  'Primrose Puffin Pumpkin Pyrite Quail Quartz Quince Raccoon Radish Raspberry Raven Redbud Redwood Reindeer Rhubarb ' +
  'Robin Rosemary Rosewood Rowan Rush Rye Saffron Sage Sandalwood Sandpiper Sandstone Sapling Sassafras Savory Seal ' +
  'Seaweed Sedge Sequoia Sesame Shale Shamrock Shell Siskin Snapdragon Snowdrop Sorrel Spruce Squirrel Starling Stork ' +
  'Strawberry Sumac Sunflower Sycamore Tamarack Tamarind Tanager Tangerine Tansy Tarragon Teak Tern Thistle Thrush ' +
  'Thyme Topaz Tortoise Toucan Trillium Trout Tulip Turnip Valerian Vanilla Verbena Vetch Viburnum Viola Violet Vole ' +
  'Walnut Warbler Watercress Waxwing Weasel Wheat Willow Wisteria Woodbine Woodcock Woodpecker Wren Yarrow Yew Yucca Zinnia'
).split(' ');
