// What a text with lists in it gains with JavaScript. Every page is whole without it.

import { filterMaps } from "./map.js";
import { filterRolls } from "./roll.js";
import { filterEvents } from "./timeline.js";
import { unfoldSame } from "./unfold.js";
import "./document.js";

filterEvents();
filterMaps();
filterRolls();
unfoldSame();
