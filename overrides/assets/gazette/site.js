// What the pages gain with JavaScript. Every page is whole without it.

import { copyLinks } from "./copy.js";
import { followOutline } from "./outline.js";
import { fitTables } from "./tables.js";
import { readingTools } from "./tools.js";

copyLinks();
followOutline();
fitTables();
readingTools();
