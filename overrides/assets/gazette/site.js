// What the pages gain with JavaScript. Every page is whole without it.

import { copyLinks } from "./copy.js";
import { filterMaps } from "./map.js";
import { followOutline } from "./outline.js";
import { filterRolls } from "./roll.js";
import { fitTables } from "./tables.js";
import { filterEvents } from "./timeline.js";
import { readingTools } from "./tools.js";

copyLinks();
filterEvents();
filterMaps();
filterRolls();
followOutline();
fitTables();
readingTools();
