// Looking a paper over by keys: a accepts, c corrects, n goes to the next in doubt, ? says so. The
// line in doubt is scrolled to within its own pane. Without this script there are buttons and links.

const OFF = "resolved-review-keys-off"; // kept in this browser
const pane = document.querySelector("[data-lines]");
const marked = document.querySelector(".resolved-source mark")?.parentElement;
const dialog = document.querySelector("[data-keys]");
const hint = document.querySelector("[data-keys-hint]");
const off = document.querySelector("[data-keys-off]");

// Twice, because lines that were not laid out yet are only guessed at until they are near.
const show = (line) => {
  if (!pane || !line) return;
  const top = (part) => part.getBoundingClientRect().top;
  const put = () => (pane.scrollTop += top(line) - top(pane) - pane.clientHeight / 3);
  put();
  requestAnimationFrame(put);
};
show(marked);

// A line is shown beside what was understood of it: the page stays where it is on a wide screen.
document.addEventListener("click", (event) => {
  const line = event.target.closest?.("a[href^='#line-']");
  if (!line || !matchMedia("(min-width: 48.0625em)").matches) return;
  event.preventDefault();
  document.querySelectorAll(".resolved-source__line--asked").forEach((l) => l.classList.remove("resolved-source__line--asked"));
  const found = document.getElementById(line.hash.slice(1));
  found?.classList.add("resolved-source__line--asked");
  show(found);
});

const press = (key) => {
  const on = document.querySelector(`[data-key="${key}"]`);
  if (on instanceof HTMLFormElement) on.requestSubmit();
  else on?.click();
  return Boolean(on);
};

if (hint && dialog) {
  off.checked = localStorage.getItem(OFF) === "yes";
  off.addEventListener("change", () => {
    localStorage.setItem(OFF, off.checked ? "yes" : "");
    hint.hidden = off.checked;
  });
  hint.hidden = off.checked;
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "?") dialog.showModal();
    else if (off.checked || !["a", "c", "n"].includes(event.key) || !press(event.key)) return;
    event.preventDefault();
  });
}
