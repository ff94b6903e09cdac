// What does the board do beyond its plain forms? It sends ticks without a page load, keeps them in the
// page's memory while there is no network, and asks every ten seconds whether the colleague ticked.
// Nothing is stored in the browser: what waits is said on the page, and leaving it is warned of.

const page = document.querySelector("[data-board-page]"), words = page.dataset;
const walkIn = page.querySelector("[data-walk-in]"), tickForm = document.getElementById("tick");
const undo = page.querySelector("[data-undo]"), curtain = document.querySelector("[data-curtain]");
const { alias } = walkIn.elements, room = `?room=${words.room}`, queue = [], asked = [];
const board = () => page.querySelector("[data-board]");
const card = (ticket) => board().querySelector(`[data-ticket="${ticket}"]`);
const loud = curtain.querySelector("p").cloneNode(); // says behind the curtain what waits
let failures = 0, isClosed = false, isSending = false, timer = 0, tag = "", deeds = 0;
curtain.querySelector("p").after(loud);

function say(text, ticket = "") {
  page.querySelector("[data-board-said]").textContent = text;
  undo.hidden = !ticket;
  undo.dataset.of = ticket;
}

// Asking by a timer is no deed. An answer that is the curtain or a broken house is none.
async function ask(url, options = { headers: { "X-Sijak-Deed": "0", ...(tag && { "If-None-Match": tag }) } }) {
  const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(8000), ...options });
  isClosed = answer.type === "opaqueredirect" || answer.headers.has("X-Sijak-Curtain");
  if (isClosed || answer.status >= 500) throw new Error("no answer");
  return answer;
}

// --- what waits ---------------------------------------------------------------------------------
function show() {
  const [line, many] = [page.querySelector("[data-board-away]"), queue.length];
  const text = many && failures ? (isClosed ? words.saidClosed : words.saidAway).replace("0", many) : "";
  if (line.textContent !== text) line.textContent = loud.textContent = text;
  line.hidden = !text;
  curtain.querySelector("a").target = many ? "_blank" : "";
}

function put(form, more) {
  const body = new FormData(form);
  body.set("once", crypto.getRandomValues(new Uint8Array(16)).reduce((hex, byte) => hex + byte.toString(16).padStart(2, "0"), ""));
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  queue.push({ url: form.action, body, at: Date.now() });
  deeds += 1;
  send();
}

async function send() {
  clearTimeout(timer);
  if (isSending) return;
  isSending = true;
  try {
    while (queue.length) {
      const [one] = queue;
      if (failures) await ask(words.stateUrl + room);
      one.body.set("ago", Math.round((Date.now() - one.at) / 1000));
      const answer = await ask(one.url, { method: "POST", body: one.body, headers: { Accept: "application/json" } });
      queue.shift();
      document.dispatchEvent(new Event("sijak:deed"));
      await taken(one, answer).catch(() => { tag = ""; });
      failures = 0;
    }
  } catch {
    failures += 1;
    timer = setTimeout(send, Math.min(500 * 2 ** failures, 15_000));
  }
  isSending = false;
  show();
  if (asked.length && !queue.length) askAgain(asked.shift());
}

async function taken(one, answer) {
  const isWalkIn = one.url === walkIn.action;
  if (isWalkIn && !answer.ok) {
    // Whoever came while there was no network stands here: they are taken today, however late it is.
    if (queue.length && !one.body.get("late")) { one.body.set("late", "today"); queue.push(one); } else asked.push(one);
    return;
  }
  const told = answer.ok ? await answer.json() : null;
  if (!told) say(words.saidRefused);
  else if (isWalkIn) say(words.saidNumber.replace("0", told.number));
  const isSeen = told?.state && told.before === Number(board().dataset.version)
    && card(told.ticket)?.closest("[data-state]")?.dataset.state === told.state;
  if (isSeen) board().dataset.version = told.version;
  else if (!queue.length) await refresh();
}

// The house asks something back (it is late; a number that is never kept): the plain form asks it.
function askAgain(one) {
  for (const [name, value] of one.body) if (walkIn.elements[name]) walkIn.elements[name].value = value;
  walkIn.submit();
}

// --- what the colleague did ---------------------------------------------------------------------
// A board that was drawn before the last tick here and comes after it is old: the next one is asked for.
async function refresh() {
  const before = deeds;
  const answer = await ask(`${words.url}${room}&part=1`, { headers: { "X-Sijak-Deed": "0" } });
  if (!answer.ok) return;
  const drawn = await answer.text();
  tag = "";
  if (queue.length || before !== deeds) return;
  const fresh = new DOMParser().parseFromString(drawn, "text/html").querySelector("[data-board]");
  const held = document.activeElement.closest("[data-ticket]")?.dataset.ticket;
  fresh.dataset.shown = board().dataset.shown;
  board().replaceWith(fresh);
  changed(held && card(held));
}

setInterval(async () => {
  if (queue.length || document.hidden || !curtain.hidden) return;
  const answer = await ask(words.stateUrl + room).catch(() => null); // no network: the next tick says so
  if (answer?.status !== 200) return;
  tag = answer.headers.get("ETag");
  if ((await answer.json()).version !== Number(board().dataset.version)) refresh().catch(() => { tag = ""; });
}, 10_000);

// --- ticks --------------------------------------------------------------------------------------
function move(ticket, to) {
  const [one, from] = [card(ticket), card(ticket)?.closest("[data-state]")?.dataset.state];
  const target = to === "back" ? one?.dataset.back : to;
  put(tickForm, { move: `${ticket}-${to}` });
  const list = board().querySelector(`[data-state="${target}"] ol`);
  if (!list || !from) return;
  const next = one.nextElementSibling ?? one.previousElementSibling ?? one, isHeld = one.contains(document.activeElement);
  if (to === "back") delete one.dataset.back; else one.dataset.back = from;
  list[target === "gone" ? "prepend" : "append"](one);
  say(`${one.dataset.number} → ${list.previousElementSibling.firstChild.textContent.trim()}`, to === "back" ? "" : ticket);
  changed(isHeld && next);
}

// ``focus``: the card that has the focus now. board_keys.js listens.
function changed(focus) {
  for (const box of board().querySelectorAll("[data-count]")) {
    box.textContent = board().querySelectorAll(`[data-state="${box.dataset.count}"] li`).length;
  }
  page.dispatchEvent(new CustomEvent("board:changed", { detail: focus }));
}

const quietly = (form, deed) => form.addEventListener("submit", (event) => {
  if (form.elements.late) return; // the plain form answers what the house has asked
  event.preventDefault();
  event.stopPropagation();
  deed(event.submitter);
});
quietly(tickForm, (button) => button && move(...button.value.split("-")));
quietly(walkIn, () => {
  const coming = Object.assign(document.createElement("li"), { className: "ticket is-on-its-way", textContent: `… ${alias.value}` });
  board().querySelector("[data-state=waiting] ol").append(coming);
  put(walkIn, {});
  walkIn.reset();
  alias.focus();
  changed();
});
undo.addEventListener("click", () => move(undo.dataset.of, "back"));
addEventListener("online", send);
addEventListener("beforeunload", (event) => { if (queue.length || asked.length) event.preventDefault(); });
