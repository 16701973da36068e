// What lists and timelines gain with JavaScript. Every page is whole without it.

import { finder } from "./finder.js";
import { filterRolls } from "./roll.js";
import { fitTables } from "./tables.js";
import { filterEvents } from "./timeline.js";

filterEvents();
finder();
filterRolls();
fitTables();
