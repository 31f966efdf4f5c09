// What should be looked at beside an item, brought anew whenever its words have been kept, and the
// words concerned marked in their box. Without this script the list is as it was when the page came.
//
// <div data-asked="/where/it/is" data-of="the id of the box">

const refresh = async (place) => {
  try {
    const answer = await fetch(place.dataset.asked, { redirect: "manual" });
    if (!answer.ok) return;
    const html = await answer.text();
    const open = place.querySelector("details")?.open;
    place.innerHTML = html;
    const list = place.querySelector("details");
    if (list && open) list.open = true;
  } catch {
    // The list stays as it was; the next save asks again.
  }
};

// The list of items on the desk says it at once, and not at the next press only.
const sayMinuted = (item) => {
  const link = item && document.querySelector(`#contents-list a[href="#${item.id}"]`);
  if (!link || link.parentElement.querySelector(".resolved-done")) return;
  const done = document.createElement("span");
  done.className = "resolved-done";
  done.textContent = "minuted";
  link.after(" ", done);
};

// The place may have been taken over from a newer page, so nothing holds on to it.
document.addEventListener("kept", ({ target }) => {
  const box = target.querySelector("textarea[id]");
  const place = box && document.querySelector(`[data-asked][data-of="${box.id}"]`);
  if (place) refresh(place);
  sayMinuted(target.closest("section[id]"));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-asked] [data-words]");
  const box = link && document.getElementById(link.closest("[data-asked]").dataset.of);
  const start = box && link.dataset.words ? box.value.indexOf(link.dataset.words) : -1;
  if (start < 0 || !box) return;
  event.preventDefault();
  box.setSelectionRange(start, start + link.dataset.words.length);
  box.focus(); // last, which brings what is chosen into sight
});
