// A timeline shows all its events, or those of the kinds a reader picks; the choice stands in the address.

const GROUPS = [
  ["公布", ["通过", "批准", "公布"]],
  ["发布", ["发布"]],
  ["施行", ["施行"]],
  ["修改", ["修正", "修订", "修改"]],
  ["废止", ["部分废止", "废止", "失效"]],
  ["活动起止", ["开始", "结束"]],
];
const GROUP_OF = new Map(GROUPS.flatMap(([group, words]) => words.map((word) => [word, group])));
const KEY = "event";

export function filterEvents() {
  const page = document.querySelector(".gz-chronology");
  if (!page) return;
  const events = [...page.querySelectorAll(".gz-timeline > li")].map((line) => ({
    line,
    group: GROUP_OF.get(line.querySelector("b").textContent),
  }));
  const groups = GROUPS.map(([group]) => group).filter((group) => events.some((event) => event.group === group));
  if (groups.length < 2) return;
  const buttons = groups.map((group) => button(group));
  const bar = page.querySelector(".gz-events");
  bar.append(...buttons);
  bar.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    if (!pressed) return;
    press(pressed, !isPressed(pressed));
    remember(buttons);
    show(page, events, buttons);
  });
  const follow = () => {
    const wanted = new URLSearchParams(location.search).getAll(KEY);
    for (const each of buttons) press(each, wanted.includes(each.value));
    show(page, events, buttons);
  };
  addEventListener("popstate", follow);
  follow();
}

function button(group) {
  const made = document.createElement("button");
  made.type = "button";
  made.value = made.textContent = group;
  return made;
}

function press(each, pressed) {
  each.setAttribute("aria-pressed", String(pressed));
}

function isPressed(each) {
  return each.getAttribute("aria-pressed") === "true";
}

function remember(buttons) {
  const query = new URLSearchParams(location.search);
  query.delete(KEY);
  for (const pressed of chosen(buttons)) query.append(KEY, pressed);
  history.pushState(null, "", `${query.size ? `?${query}` : location.pathname}${location.hash}`);
}

function chosen(buttons) {
  return buttons.filter(isPressed).map((each) => each.value);
}

function show(page, events, buttons) {
  const wanted = chosen(buttons);
  for (const { line, group } of events) line.hidden = wanted.length > 0 && !wanted.includes(group);
  for (const part of page.querySelectorAll(".gz-month, .gz-upcoming")) {
    part.hidden = !part.querySelector(".gz-timeline > li:not([hidden])");
    part.style.setProperty("--n", part.querySelectorAll(".gz-timeline > li:not([hidden])").length);
  }
  for (const rest of page.querySelectorAll(".gz-upcoming details")) rest.open = wanted.length > 0;
  for (const link of page.querySelectorAll(".gz-years a")) link.search = location.search;
  for (const link of page.querySelectorAll(".gz-month-links a")) {
    link.hidden = document.getElementById(link.hash.slice(1))?.hidden ?? false;
  }
  page.classList.toggle("is-none", !page.querySelector(".gz-month:not([hidden]), .gz-upcoming:not([hidden])"));
}
