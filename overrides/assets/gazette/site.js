// What the pages gain with JavaScript. Every page is whole without it.

import { copyLinks } from "./copy.js";
import { finder } from "./finder.js";
import { filterMaps } from "./map.js";
import { followOutline } from "./outline.js";
import { fitTables } from "./tables.js";
import { filterEvents } from "./timeline.js";
import { readingTools } from "./tools.js";

copyLinks();
filterEvents();
finder();
filterMaps();
followOutline();
fitTables();
readingTools();
