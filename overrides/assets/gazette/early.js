// Runs before the page is painted, so that nothing jumps: what the reader chose, and that scripts run at all.

import { restoreSize } from "./size.js";

document.documentElement.dataset.script = "";
restoreSize();
