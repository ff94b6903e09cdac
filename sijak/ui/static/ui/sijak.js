// What does a worker's page do beyond showing itself?
// Keeps drafts, closes the curtain, asks before deeds, listens to a few keys. Nothing is polled,
// nothing is stored in the browser but one switch (keys on or off).

const body = document.body;
const csrf = (form) => form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

// --- drafts: every 20 s while changed, and on leaving a field ---------------------------------
const EVERY = 20_000;
const drafts = [];

class Draft {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.draftUrl;
    this.changed = false;
    this.sending = null;
    this.said = form.querySelector("[data-draft-said]") ?? this.addLine();
    form.addEventListener("input", () => { this.changed = true; });
    form.addEventListener("focusout", () => this.keep());
    form.addEventListener("submit", () => { this.changed = false; });
    setInterval(() => this.keep(), EVERY);
    const own = "draftWaiting" in form.dataset && form.querySelector("[data-draft-offer]");
    const box = own || document.querySelector("main > [data-draft-offer]");
    if (box) this.offer(box);
  }

  addLine() {
    const line = document.createElement("p");
    line.className = "draft-said";
    line.setAttribute("role", "status");
    this.form.append(line);
    return line;
  }

  async keep(leaving = false) {
    if (!this.changed || this.sending) return this.sending;
    this.changed = false;
    this.sending = this.post(leaving).finally(() => { this.sending = null; });
    return this.sending;
  }

  async post(leaving) {
    try {
      const answer = await fetch(this.url, {
        method: "POST",
        body: new FormData(this.form),
        headers: { "X-CSRFToken": csrf(this.form), "X-Sijak-Deed": "0" },
        credentials: "same-origin",
        redirect: "error",
        keepalive: leaving, // browsers allow it 64 KB only
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      this.said.textContent = `${body.dataset.saidKept} ${time}`;
    } catch {
      this.changed = true;
      this.said.textContent = body.dataset.saidNotKept;
    }
  }

  offer(box) {
    const isNow = "draftNow" in box.dataset; // after the curtain: put back without being asked
    const take = async () => {
      const answer = await fetch(this.url, { headers: { "X-Sijak-Deed": "0" }, redirect: "error" });
      if (answer.ok) this.fill((await answer.json()).fields);
      box.hidden = !isNow;
    };
    box.hidden = false;
    box.querySelector("[data-draft-take]")?.addEventListener("click", take);
    box.querySelector("[data-draft-leave]")?.addEventListener("click", () => { box.hidden = true; });
    if (isNow) take();
  }

  fill(fields) {
    for (const [name, kept] of Object.entries(fields ?? {})) {
      if (name === "csrfmiddlewaretoken") continue;
      const values = [kept].flat().map(String);
      for (const box of this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (box.type === "checkbox" || box.type === "radio") box.checked = values.includes(box.value);
        else if (box.type !== "hidden" && box.type !== "file") box.value = values.shift() ?? "";
      }
    }
    this.changed = true;
  }
}

for (const form of document.querySelectorAll("form[data-draft-url]")) drafts.push(new Draft(form));
const keepAll = (leaving) => Promise.all(drafts.map((draft) => draft.keep(leaving)));
addEventListener("pagehide", () => keepAll(true));

// --- the curtain: after the last deed, not after the last look ----------------------------------
const curtain = document.querySelector("[data-curtain]");
const seconds = Number(body.dataset.closesIn);
if (curtain && seconds > 0) {
  // A clock on the wall, so that a laptop that slept closes at once when it wakes.
  let end = Date.now() + seconds * 1000;
  // A page that does deeds without being loaded anew says so when the house has answered.
  document.addEventListener("sijak:deed", () => { end = Date.now() + seconds * 1000; });
  const minutes = document.querySelector("[data-minutes]");
  const watch = setInterval(async () => {
    const left = end - Date.now();
    if (minutes && left > 0) {
      minutes.textContent = minutes.textContent.replace(/\d+/, String(Math.max(1, Math.ceil(left / 60_000))));
    }
    if (left > 0) return;
    clearInterval(watch);
    close();
    await keepAll(false);
  }, 5000);
}

function close() {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const part of body.children) {
    if (part === curtain) continue;
    part.inert = true;
    part.hidden = true;
  }
  document.title = "·";
  curtain.hidden = false;
  curtain.querySelector("a").focus();
}

// The way back must not show what was on the screen when the session closed.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// --- forms: one deed once, and asked before it when it matters ----------------------------------
document.addEventListener("submit", (event) => {
  const form = event.target;
  const ask = form.dataset.confirm && document.getElementById(form.dataset.confirm);
  if (ask && form.dataset.confirmed !== "yes") {
    event.preventDefault();
    const yes = ask.querySelector("[data-yes]");
    const go = () => { form.dataset.confirmed = "yes"; ask.close(); form.requestSubmit(event.submitter); };
    yes?.addEventListener("click", go, { once: true });
    ask.addEventListener("close", () => yes?.removeEventListener("click", go), { once: true });
    ask.showModal();
    return;
  }
  if (form.dataset.onItsWay === "yes") { event.preventDefault(); return; }
  form.dataset.onItsWay = "yes";
  setTimeout(() => { delete form.dataset.onItsWay; }, 8000);
});

// Browsers from before 2025 do not know commandfor.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "close") dialog.close(); else dialog.showModal();
  });
}

// --- errors take the focus ------------------------------------------------------------------------
document.querySelector("[data-error-summary]")?.focus();

// --- keys -----------------------------------------------------------------------------------------
const SWITCH = "sijak-keys-off";
const off = document.getElementById("keys-off");
if (off) {
  off.checked = localStorage.getItem(SWITCH) === "1";
  off.addEventListener("change", () => {
    if (off.checked) localStorage.setItem(SWITCH, "1"); else localStorage.removeItem(SWITCH);
  });
}
const PLACES = { t: "today", n: "inbox", c: "calendar" };
let leader = 0;

const goTo = (place) => document.querySelector(`.rail a[data-place="${place}"]`)?.click();
const isTyping = (event) => event.isComposing || event.keyCode === 229
  || event.target.closest("input, textarea, select, [contenteditable], dialog");

document.addEventListener("keydown", (event) => {
  if (off?.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  if (curtain && !curtain.hidden) return;
  if (Date.now() - leader < 1500 && PLACES[event.key]) {
    leader = 0;
    goTo(PLACES[event.key]);
  } else if (event.key === "g") {
    leader = Date.now();
  } else if (event.key === "/") {
    const box = document.querySelector("[data-search]");
    if (box) { event.preventDefault(); box.focus(); }
  } else if (event.key === "?") {
    document.getElementById("keys")?.showModal();
  }
});
