// Can this question be heard? Only by a voice that lives on this device: nothing is sent away.
const button = document.querySelector("[data-aloud]");
const words = [...document.querySelectorAll("[data-heard]")];
const tongue = document.documentElement.lang.slice(0, 2).toLowerCase();
const ours = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.slice(0, 2).toLowerCase() === tongue);
const offer = () => { button.hidden = !ours(); };
if (button && "speechSynthesis" in window) {
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  button.addEventListener("click", () => {
    const voice = ours();
    const wasSpeaking = speechSynthesis.speaking;
    speechSynthesis.cancel();
    if (!voice || wasSpeaking) return;
    for (const one of words) {
      const said = new SpeechSynthesisUtterance(one.textContent.trim());
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = 0.9;
      speechSynthesis.speak(said);
    }
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
