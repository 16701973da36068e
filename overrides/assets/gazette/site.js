// What the pages gain with JavaScript. Every page is whole without it.

import { finder } from "./finder.js";
import { filterMaps } from "./map.js";
import { offerArticles } from "./offer.js";
import { followOutline } from "./outline.js";
import { showProgress } from "./progress.js";
import { filterRolls } from "./roll.js";
import { fitTables } from "./tables.js";
import { explainTerms } from "./terms.js";
import { filterEvents } from "./timeline.js";
import { readingTools } from "./tools.js";
import { unfoldSame } from "./unfold.js";
import { findVersion } from "./versions.js";

explainTerms();
filterEvents();
finder();
filterMaps();
filterRolls();
followOutline();
fitTables();
offerArticles();
readingTools();
showProgress();
unfoldSame();
findVersion();
