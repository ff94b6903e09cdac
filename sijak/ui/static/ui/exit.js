// How does one leave at once? The dark button works without this file; with it, the page is
// also taken out of the browser's way back, and Shift pressed three times does the same.
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
