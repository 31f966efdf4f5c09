// Shows minutes as they will read while they are written. Without this script the Preview button
// sends the form, and the page comes back with the text and its preview.

const PAUSE = 400; // milliseconds without a key before the register is asked

for (const form of document.querySelectorAll("[data-preview]")) {
  const pane = form.querySelector("[data-preview-pane]");
  let waiting;
  let asked = 0;

  const show = async () => {
    const mine = ++asked;
    try {
      const body = new FormData(form);
      const answer = await fetch(form.dataset.preview, { method: "POST", body });
      const html = await answer.text();
      if (answer.ok && mine === asked) pane.innerHTML = html;
    } catch {
      // The text is safe in its box; the next key asks again.
    }
  };

  form.querySelector("[data-preview-button]")?.remove();
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
}
