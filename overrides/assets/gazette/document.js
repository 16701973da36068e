// What a paper gains with JavaScript. Every page is whole without it.

import { offerArticles } from "./offer.js";
import { followOutline } from "./outline.js";
import { showProgress } from "./progress.js";
import { fitTables } from "./tables.js";
import { explainTerms } from "./terms.js";
import { readingTools } from "./tools.js";
import { findVersion } from "./versions.js";
import "./everywhere.js";

explainTerms();
followOutline();
fitTables();
offerArticles();
readingTools();
showProgress();
findVersion();
document.documentElement.dataset.ready = "";
