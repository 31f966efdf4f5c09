// Looks again, every other second, how far a piece of long work is. Without this script the page has a
// link that does the same.

const PAUSE = 2000; // milliseconds

async function look() {
  const shown = document.querySelector("[data-progress][data-watch]");
  if (!shown) return;
  try {
    const answer = await fetch(shown.dataset.watch);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-progress]");
    const said = (part, of) => of.querySelector(part)?.textContent;
    if (!now) return;
    if (!now.dataset.watch && shown.dataset.then === "reload") location.reload();
    else if (!now.dataset.watch) shown.replaceWith(now);
    else {
      shown.querySelector("progress").value = now.querySelector("progress").value;
      if (said("[role=status]", now) !== said("[role=status]", shown))
        shown.querySelector("[role=status]").textContent = said("[role=status]", now);
    }
  } catch {
    // The next look may reach it.
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
