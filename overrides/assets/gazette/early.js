// Runs before the page is painted, so that nothing jumps: what the reader chose, and that scripts run at all.

import { restoreElder } from "./elder.js";
import { restoreSize } from "./size.js";

document.documentElement.dataset.script = "";
document.documentElement.toggleAttribute("data-asked", new URLSearchParams(location.search).has("q"));
restoreElder();
restoreSize();
