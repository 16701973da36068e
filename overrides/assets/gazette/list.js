// What lists and timelines gain with JavaScript. Every page is whole without it.

import { filterRolls } from "./roll.js";
import { fitTables } from "./tables.js";
import { filterEvents } from "./timeline.js";
import "./everywhere.js";

filterEvents();
filterRolls();
fitTables();
