// Sends a form marked data-inplace, or one whose pressed button is, without leaving the page, and
// takes over from the answer each element marked data-part. Where one of them says what is wrong with an
// answer, that is where the writer is led; what else was refused is sent the plain way, which shows the
// page that says why: a refusal changed nothing. Without this script the form is
// a form.

const said = document.createElement("p");
said.className = "resolved-said";
said.setAttribute("role", "status");
document.body.append(said);

const say = (words) => {
  said.textContent = words;
  clearTimeout(say.waiting);
  say.waiting = setTimeout(() => (said.textContent = ""), 6000);
};

const takeOver = (page) => {
  const focused = document.activeElement;
  const [id, part] = [focused?.id, focused?.closest("[data-part]")];
  for (const old of document.querySelectorAll("[data-part]")) {
    const made = page.getElementById(old.id);
    if (!made || old.isEqualNode(made)) continue;
    old.replaceWith(document.adoptNode(made));
    made.dispatchEvent(new CustomEvent("inplace", { bubbles: true }));
  }
  if (!part) return;
  const again = (id && document.getElementById(id)) || document.getElementById(part.id);
  if (again?.tabIndex < 0) again.tabIndex = -1;
  again?.focus();
};

const send = async (form, pressed, body) => {
  const address = pressed?.getAttribute("formaction") ?? form.action;
  const answer = await fetch(address, { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const wrong = page.querySelector("[data-part] [aria-invalid]");
  const summary = page.querySelector(".govuk-error-summary");
  const refused = !answer.ok || (summary && !wrong) || !page.querySelector("[data-part]");
  if (refused && pressed && !pressed.isConnected) return say("Not saved: press it again");
  if (refused) return form.requestSubmit(pressed);
  takeOver(page);
  if (wrong) {
    document.getElementById(wrong.id)?.focus(); // its description is read out with it
    return say("Not saved");
  }
  const title = form.querySelector("input[type=text]");
  if (form.isConnected && title && !pressed?.hasAttribute("data-inplace")) {
    form.reset();
    title.focus();
  }
  say(page.querySelector(".govuk-notification-banner__heading")?.textContent ?? "Saved");
};

// The answers given, without the words of minutes, which keep.js sends, and without what is empty.
const answers = (form, pressed) => {
  const body = new FormData(form, pressed);
  for (const [name, value] of [...body]) {
    const [, ofItem] = /^\d+-(.+)/.exec(name) ?? [];
    if (ofItem && (!value || ["text", "seen", "shown"].includes(ofItem))) body.delete(name);
  }
  return body;
};

// What an item asks is brought when it is asked for; where it cannot be, the button sends the form.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-open]");
  if (!button || button.dataset.open === "") return;
  event.preventDefault();
  const place = button.closest("[data-part]");
  try {
    const answer = await fetch(button.dataset.open, { redirect: "manual" });
    if (!answer.ok) throw new Error(answer.status);
    place.outerHTML = await answer.text();
    document.getElementById(place.id).querySelector("select").focus();
  } catch {
    button.dataset.open = "";
    button.click();
  }
});

let last = Promise.resolve(); // one after the other, as they were pressed
const going = new Set();
document.addEventListener("submit", (event) => {
  const form = event.target;
  const pressed = event.submitter;
  const inplace = form.matches("[data-inplace]") || pressed?.hasAttribute("data-inplace");
  const key = pressed ?? form;
  if (!inplace || going.has(key)) return;
  event.preventDefault();
  going.add(key);
  const body = answers(form, pressed);
  last = last
    .then(() => send(form, pressed, body))
    .catch(() => say("Not saved: the register cannot be reached. Try again"))
    .finally(() => going.delete(key));
});
