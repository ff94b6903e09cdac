// What may script add to a page that works without it? The dark button also takes the page out of the
// browser's way back, Shift pressed three times does the same, and the browser's own voice reads aloud.
const link = document.querySelector("[data-exit]");
const leave = () => {
  document.body.hidden = true;
  location.replace(link.href);
};
if (link) {
  link.addEventListener("click", (event) => { event.preventDefault(); leave(); });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { presses = []; return; }
    if (event.repeat) return;
    const now = Date.now();
    presses = [...presses.filter((then) => now - then < 2000), now];
    if (presses.length >= 3) leave();
  });
}

// Only a voice that lives on this device: the words go to nobody.
const aloud = document.querySelector("[data-aloud]");
const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.slice(0, 2) === document.documentElement.lang.slice(0, 2));
if (aloud && "speechSynthesis" in window) {
  const offer = () => { aloud.hidden = !voice(); };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  addEventListener("pagehide", () => speechSynthesis.cancel());
  aloud.addEventListener("click", () => {
    const wasSpeaking = speechSynthesis.speaking;
    speechSynthesis.cancel();
    aloud.setAttribute("aria-pressed", String(!wasSpeaking));
    if (wasSpeaking) return;
    for (const piece of document.querySelectorAll("main :is(h1, h2, h3, p, li, blockquote)")) {
      if (piece.closest(".no-print, details:not([open])")) continue;
      const said = Object.assign(new SpeechSynthesisUtterance(piece.textContent), { voice: voice(), lang: document.documentElement.lang });
      speechSynthesis.speak(said);
    }
  });
}
