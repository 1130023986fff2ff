// The tables as decoders fill them: what a frame must hold to become a row of NetworkDeviceActivity.

import { type Catalog, catalog, type Making, tableNamed } from "#schema";
import { silenceMaking } from "../silence/rows.ts";
import type { Recogniser } from "./recogniser.ts";
import { recognisers } from "./recognisers.ts";

const activity = tableNamed("NetworkDeviceActivity");

/** All tables; what makes the rows of ours is told with it, so that a screen can be derived from a question. */
export const decodedCatalog: Catalog = new Map([
  ...catalog,
  [activity.name, { ...activity, makings: [...recognisers.map(making), silenceMaking] }],
]);

function making({ literals, activities, channel }: Recogniser): Making {
  return { literals, values: { Activity: activities, Channel: [channel] } };
}
