import { initAll } from "./govuk-frontend.min.js";
import { choose } from "./choose.js";
import { suggest } from "./suggest.js";

// A browser that runs modules will do; GOV.UK Frontend looks for that on <body>.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
document.querySelectorAll("form[data-suggest]").forEach(suggest);
const chooseIn = (part) => part.querySelectorAll("select[data-library]").forEach(choose);
chooseIn(document);
document.addEventListener("inplace", (event) => chooseIn(event.target));

// What an answer asks for opens as soon as it is given: the grounds of an exempt item.
for (const part of document.querySelectorAll("details[data-opens-with]")) {
  document.getElementById(part.dataset.opensWith)?.addEventListener("change", (event) => {
    if (event.target.value === part.dataset.answer) part.open = true;
  });
}

// Typing counts as being there. Else half an hour over one text would end the session, and the
// text with it.
const EVERY = 5 * 60 * 1000; // milliseconds
const stay = document.querySelector("[data-stay]")?.dataset.stay;
let told = Date.now();
if (stay) {
  document.addEventListener("input", () => {
    if (Date.now() - told < EVERY) return;
    told = Date.now();
    fetch(stay, { method: "HEAD" }).catch(() => {}); // the next key but many asks again
  });
}
