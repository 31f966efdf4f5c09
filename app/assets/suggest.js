// Offers what someone may mean while they type into a search box. Without this script the box is a
// plain one, and it stays one until somebody goes to it: most pages are only read.
//
// <form data-suggest="/where/to/ask" data-library="/accessible-autocomplete.min.js"> has one
// <input type="search">.

const PAUSE = 150; // milliseconds without a key before the register is asked
const FEWEST = 2; // letters

export function suggest(form) {
  const box = form.querySelector("input[type=search]");
  box.addEventListener("focus", () => load(form.dataset.library).then(() => replace(form, box)), {
    once: true,
  });
}

const loading = new Map();

export function load(library) {
  if (!loading.has(library)) {
    loading.set(
      library,
      new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = library;
        script.addEventListener("load", done);
        script.addEventListener("error", failed);
        document.head.append(script);
      }),
    );
  }
  return loading.get(library);
}

function replace(form, box) {
  const place = document.createElement("div");
  place.className = "resolved-suggest";
  const hadFocus = document.activeElement === box;
  box.replaceWith(place);
  window.accessibleAutocomplete({
    element: place,
    id: box.id,
    name: box.name,
    defaultValue: box.value,
    inputClasses: box.className,
    minLength: FEWEST,
    confirmOnBlur: false,
    showNoOptionsFound: false,
    displayMenu: "overlay",
    source: pausing((typed) => ask(form, typed)),
    templates: {
      inputValue: (offer) => offer?.words ?? "",
      suggestion: (offer) =>
        `${plain(offer.words)} <span class="resolved-suggest__kind">${plain(offer.kind)}</span>`,
    },
    onConfirm: (offer) => offer && location.assign(offer.address),
    tStatusQueryTooShort: (least) => `Type ${least} or more letters for suggestions`,
  });
  const made = place.querySelector("input");
  const told = box.getAttribute("aria-describedby");
  if (told) made.setAttribute("aria-describedby", `${told} ${made.getAttribute("aria-describedby") ?? ""}`);
  if (hadFocus) {
    made.focus();
    made.setSelectionRange(made.value.length, made.value.length);
  }
  // The library keeps Enter to itself while suggestions are shown, even when none is chosen.
  place.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && event.target === made) {
        event.stopPropagation();
        form.requestSubmit();
      }
    },
    true,
  );
}

async function ask(form, typed) {
  try {
    const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`);
    return answer.ok ? await answer.json() : [];
  } catch {
    return []; // offline: the box still searches
  }
}

// An answer that comes after a newer question is no answer to it.
function pausing(work) {
  let waiting;
  let asked = 0;
  return (typed, show) => {
    const mine = ++asked;
    clearTimeout(waiting);
    waiting = setTimeout(() => work(typed).then((offers) => mine === asked && show(offers)), PAUSE);
  };
}

function plain(words) {
  const text = document.createElement("span");
  text.textContent = words;
  return text.innerHTML;
}
