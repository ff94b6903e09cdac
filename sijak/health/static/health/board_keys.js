// How does one find a number on the board, choose a column on a phone, and move without a mouse?

const page = document.querySelector("[data-board-page]");
const find = document.getElementById("number"), off = document.getElementById("keys-off");
const alias = page.querySelector("[data-walk-in] [name=alias]"), undo = page.querySelector("[data-undo]");
const curtain = document.querySelector("[data-curtain]");
const board = () => page.querySelector("[data-board]");
const seen = (where, what) => [...(where?.querySelectorAll(what) ?? [])].filter((one) => one.offsetParent);
const first = () => seen(board(), "[data-ticket]")[0];
const focusOn = (one) => (seen(one, "button")[0] ?? seen(one, "a")[0])?.focus();
let leader = 0;

function look() {
  const text = find.value.trim();
  page.toggleAttribute("data-finding", text !== "");
  for (const one of board().querySelectorAll("[data-ticket]")) {
    const isNamed = Number.isNaN(Number(text)) && one.querySelector(".ticket-alias").textContent.includes(text);
    one.hidden = text !== "" && one.dataset.number !== text && !isNamed;
  }
}

function choose(state) {
  board().dataset.shown = state;
  for (const tab of board().querySelectorAll("[data-show]")) tab.ariaCurrent = tab.dataset.show === state ? "page" : null;
}

function go(x, y) {
  const columns = seen(board(), "[data-state]").map((column) => seen(column, "[data-ticket]"));
  const here = document.activeElement.closest("[data-ticket]"), from = columns.findIndex((cards) => cards.includes(here));
  let to = from + x;
  while (x && columns[to]?.length === 0) to += x;
  const cards = columns[to] ?? columns[from];
  if (cards) focusOn(cards[Math.min(Math.max(columns[from].indexOf(here) + y, 0), cards.length - 1)]);
  return Boolean(cards);
}

const KEYS = {
  n: () => { alias.focus(); return true; },
  b: () => { focusOn(first()); return true; },
  u: () => { if (!undo.hidden) undo.click(); return true; },
  ArrowLeft: () => go(-1, 0), ArrowRight: () => go(1, 0), ArrowUp: () => go(0, -1), ArrowDown: () => go(0, 1),
};
document.addEventListener("keydown", (event) => {
  const isTyping = event.isComposing || event.target.closest("input, textarea, select, dialog");
  if (off?.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping || !curtain.hidden) return;
  const isLed = Date.now() - leader < 1500; // "g n" leads elsewhere
  leader = event.key === "g" ? Date.now() : 0;
  if (!isLed && KEYS[event.key]?.()) event.preventDefault();
});
page.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-show]");
  if (tab) { event.preventDefault(); choose(tab.dataset.show); }
});
page.addEventListener("board:changed", (event) => {
  choose(board().dataset.shown);
  look();
  if (event.detail) focusOn(event.detail);
});
find.addEventListener("input", look);
find.form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  focusOn(first());
});
setInterval(() => {
  for (const one of board().querySelectorAll("[data-minutes]")) {
    one.dataset.since ??= Date.now() - one.dataset.minutes * 60_000 - 15_000;
    one.textContent = one.textContent.replace(/\d+/, Math.floor((Date.now() - one.dataset.since) / 60_000));
  }
}, 30_000);
