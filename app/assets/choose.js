// A long list of names is looked through by typing part of one. Without this script it is a plain
// <select>, and what is sent is the same.
import { load } from "./suggest.js";

export async function choose(list) {
  await load(list.dataset.library);
  const chosen = list.value ? list.selectedOptions[0].text : "";
  const id = list.id;
  const told = list.getAttribute("aria-describedby");
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: list,
    defaultValue: chosen,
    preserveNullOptions: true,
    showAllValues: true,
    confirmOnBlur: false,
    displayMenu: "overlay",
    placeholder: list.options[0].value ? "" : list.options[0].text,
    inputClasses: "govuk-input",
    tNoResults: () => "No such name",
  });
  list.parentElement.classList.add("resolved-choose");
  const box = document.getElementById(id);
  if (told) box.setAttribute("aria-describedby", `${told} ${box.getAttribute("aria-describedby") ?? ""}`);
  const settled = () => settle(list, box.value.trim().toLowerCase());
  list.form.addEventListener("submit", settled, true); // before whoever sends it in place
}

// What was typed and not chosen: a whole name is that name, nothing is nobody, and anything else is
// sent as no name of the list, which the register refuses in words.
function settle(list, typed) {
  const named = (option) => option.text.trim().toLowerCase();
  if (list.value && named(list.selectedOptions[0]) === typed) return;
  const found = [...list.options].filter((option) => named(option) === typed);
  if (found.length) found[0].selected = true;
  else if (typed || list.options[0].value) list.add(new Option(typed, "?", true, true));
  else list.selectedIndex = 0;
}
