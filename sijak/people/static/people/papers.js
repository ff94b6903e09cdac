// How does a large file come in over a bad line? In pieces, each sealed as it arrives; after a cut it
// goes on where it stopped. Without this script the same form sends one file whole. Nothing is kept
// in the browser.

const form = document.querySelector("form[data-papers]");
const picker = form.querySelector("input[type=file][name=file]");
const drop = form.querySelector("[data-drop]");
const list = form.querySelector("[data-going]");
const told = form.querySelector("[data-told]");
const say = form.dataset;
const LONGEST_WAIT = 15_000;

picker.multiple = true;
for (const part of form.querySelectorAll("[data-only-script]")) part.hidden = false;

// --- drag, paste, camera: all lay the file into the picker ------------------------------------------
const choose = (files) => {
  if (!files?.length) return;
  picker.files = files;
  told.textContent = say.wordMany.replace("{n}", files.length);
};
for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
}
for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => drop.classList.remove("over"));
form.addEventListener("drop", (event) => { event.preventDefault(); choose(event.dataTransfer.files); });
document.addEventListener("paste", (event) => choose(event.clipboardData?.files));
form.querySelector("[data-shot]").addEventListener("change", (event) => choose(event.target.files));

// --- one file, piece by piece -------------------------------------------------------------------------
class Stopped extends Error {}

class Going {
  constructor(file) {
    this.file = file;
    this.stopper = new AbortController();
    this.row = form.querySelector("[data-row]").content.firstElementChild.cloneNode(true);
    this.bar = this.row.querySelector("progress");
    this.words = this.row.querySelector("[data-words]");
    this.button = this.row.querySelector("[data-stop]");
    this.row.querySelector("[data-name]").textContent = file.name;
    this.bar.setAttribute("aria-label", file.name);
    this.button.addEventListener("click", () => this.stopper.abort());
    list.append(this.row);
  }

  async ask(url, body, deed = "0") {
    const headers = { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value, "X-Sijak-Deed": deed };
    const signal = this.stopper.signal;
    const answer = await fetch(url, { method: body ? "POST" : "GET", body, headers, signal, redirect: "error" });
    if (answer.status >= 500) throw new TypeError(String(answer.status)); // as if the line were cut
    if (!answer.headers.get("content-type")?.includes("json")) throw new Stopped(say.wordClosed);
    const said = await answer.json();
    if (said.error) throw new Stopped(said.error);
    return said;
  }

  // A cut line is no end: wait, a little longer each time, and ask again.
  async steadily(question) {
    for (let wait = 1000; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        return await question();
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        this.words.textContent = say.wordWait;
        await new Promise((go) => {
          setTimeout(go, wait);
          addEventListener("online", go, { once: true });
          this.stopper.signal.addEventListener("abort", go, { once: true });
        });
      }
    }
  }

  async send() {
    const { file } = this;
    const about = new FormData(form);
    about.delete("file");
    const { name, size, lastModified: stamp } = file;
    for (const [word, value] of Object.entries({ name, size, stamp })) about.set(word, value);
    this.half = await this.steadily(() => this.ask(say.papers, about));
    const all = Math.ceil(file.size / this.half.piece);
    for (let have = this.half.have; have < all;) {
      this.show(have, all);
      const piece = file.slice(have * this.half.piece, (have + 1) * this.half.piece);
      have = (await this.steadily(() => this.ask(`${this.half.url}?n=${have}`, piece))).have;
    }
    this.show(all, all);
    this.words.textContent = told.textContent = say.wordClean;
    await this.steadily(() => this.ask(this.half.keep, new FormData(), "1"));
    this.words.textContent = say.wordDone;
    this.button.remove();
  }

  show(have, all) {
    this.bar.value = all ? have / all : 1;
    this.words.textContent = say.wordPart.replace("{n}", have).replace("{all}", all);
  }

  fail(error) {
    this.button.remove();
    if (error.name === "AbortError") {
      this.row.remove();
      if (this.half) fetch(this.half.drop, { method: "POST", body: new FormData(form), redirect: "manual" });
      return;
    }
    this.words.classList.add("bad");
    this.words.textContent = told.textContent = error.message;
  }
}

form.addEventListener("submit", async (event) => {
  if (!picker.files.length) return; // the page itself says what is missing
  event.preventDefault();
  event.stopPropagation();
  const files = [...picker.files];
  picker.value = list.textContent = "";
  let kept = 0;
  for (const going of files.map((file) => new Going(file))) {
    try { await going.send(); kept += 1; } catch (error) { going.fail(error); }
  }
  if (kept && kept === files.length) location.assign(`${location.pathname}?said=paper`);
});
