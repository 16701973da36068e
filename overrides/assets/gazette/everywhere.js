// What every page gains with JavaScript.

import { elderSwitch } from "./elder.js";
import { finder } from "./finder.js";
import { askBeforeLeaving } from "./leave.js";

askBeforeLeaving();
elderSwitch();
finder();
