// Aids for writing minutes: names, sentences of the house, marks, keys, and paste that keeps
// structure. Each works on the box that has the caret; without this script the box is a box.

const aids = document.querySelector("template[data-aids]")?.content;
const picker = document.querySelector("[data-picker]");
const keys = document.querySelector("[data-keys]");
const boxesOf = (form) => form.querySelectorAll("textarea[name]");

// execCommand is the one way to insert that leaves the browser’s own undo in order.
const insert = (box, words) => {
  box.focus();
  if (!document.execCommand("insertText", false, words)) {
    box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

// Names: the whole name the first time it stands in this minute, the short one from then on.
const namesFor = (box) =>
  [...aids.querySelectorAll("[data-name]")].map(({ dataset }) => ({
    shown: dataset.first,
    words: box.value.includes(dataset.name) ? dataset.later : dataset.first,
  }));
const phrases = () =>
  [...aids.querySelectorAll("[data-phrase]")].map(({ dataset }) => ({ shown: dataset.phrase, words: dataset.phrase }));

const pick = (box, title, choices) => {
  const words = picker.querySelector("input");
  const list = picker.querySelector("[role=listbox]");
  const none = picker.querySelector("[data-picker-none]");
  const { selectionStart, selectionEnd } = box;
  let found = [];
  let at = 0;
  const mark = () => {
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === at));
    words.setAttribute("aria-activedescendant", list.children[at]?.id ?? "");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const narrow = () => {
    const wanted = words.value.toLowerCase().split(/\s+/);
    found = choices.filter(({ shown }) => wanted.every((part) => ` ${shown.toLowerCase()}`.includes(` ${part}`)));
    list.replaceChildren(...found.slice(0, 12).map(({ shown }, place) => {
      const option = document.createElement("li");
      option.id = `picker-${place}`;
      option.role = "option";
      option.textContent = shown;
      option.addEventListener("click", () => choose(place));
      return option;
    }));
    none.textContent = found.length ? "" : "Nothing fits these letters";
    at = 0;
    mark();
  };
  const choose = (place) => {
    const choice = found[place];
    picker.close();
    box.setSelectionRange(selectionStart, selectionEnd);
    if (choice) insert(box, choice.words);
  };
  words.oninput = narrow;
  words.onkeydown = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const last = list.children.length - 1;
      at = Math.max(0, Math.min(last, at + (event.key === "ArrowDown" ? 1 : -1)));
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(at);
    }
  };
  picker.onclose = () => box.focus();
  picker.querySelector("#picker-title").textContent = title;
  words.value = "";
  narrow();
  picker.showModal();
  words.focus();
};

const wrap = (box, mark) => {
  const chosen = box.value.slice(box.selectionStart, box.selectionEnd);
  insert(box, `${mark}${chosen}${mark}`);
  if (!chosen) box.setSelectionRange(box.selectionStart - mark.length, box.selectionStart - mark.length);
};

const heading = (box) => {
  const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const end = (box.value.indexOf("\n", start) + box.value.length + 1) % (box.value.length + 1);
  const line = box.value.slice(start, end);
  box.setSelectionRange(start, end);
  insert(box, line.startsWith("## ") ? line.slice(3) : `## ${line}`);
};

const next = (form) => {
  const forms = [...document.querySelectorAll("[data-writing]")];
  const following = forms[forms.indexOf(form) + 1];
  const button = form.querySelector("[name=save_and_next]");
  if (following) boxesOf(following)[0]?.focus();
  else if (button) button.form.requestSubmit(button);
};

const PRESSED = {
  ";": (box) => pick(box, "Insert a name", namesFor(box)),
  ".": (box) => pick(box, "Insert a sentence of the house", phrases()),
  ",": (box) => heading(box),
  "/": () => keys.showModal(),
  b: (box) => wrap(box, "**"),
  i: (box) => wrap(box, "*"),
  s: (box, form) => box.form.requestSubmit(form.querySelector("[name=save]")),
  Enter: (box, form) => next(form),
};

const paste = async (event, box, form) => {
  const html = event.clipboardData.getData("text/html");
  if (!/<(h\d|ul|ol|li|table|p|b|strong|i|em)\b/i.test(html)) return;
  event.preventDefault();
  const plain = event.clipboardData.getData("text/plain");
  try {
    const body = new FormData();
    body.set("csrf_token", box.form.elements.csrf_token?.value ?? "");
    body.set("html", html);
    const answer = await fetch(form.dataset.writing, { method: "POST", body, redirect: "manual" });
    if (!answer.ok) throw new Error(answer.status);
    const read = await answer.json();
    if (read.recommends === null) insert(box, read.text);
    else offer(box, form, read);
  } catch {
    insert(box, plain);
  }
};

// A pasted decision: its clauses can be entered as such, or stay words.
const offer = (box, form, { text, recommends }) => {
  const note = document.createElement("div");
  note.className = "govuk-inset-text";
  note.append(`This looks like a ${recommends ? "recommendation" : "resolution"}. `);
  const press = (words, then) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary govuk-!-margin-bottom-0 govuk-!-margin-right-2";
    button.textContent = words;
    button.addEventListener("click", () => {
      note.remove();
      then();
    });
    note.append(button);
    return button;
  };
  const enter = press("Enter its clauses", () => {
    const sent = document.createElement("form");
    sent.method = "post";
    sent.action = form.dataset.clauses;
    for (const [name, value] of [["csrf_token", box.form.elements.csrf_token?.value ?? ""], ["text", text]]) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      sent.append(field);
    }
    document.body.append(sent);
    sent.submit();
  });
  press("Keep it as words", () => insert(box, text));
  form.prepend(note);
  enter.focus();
};

for (const button of document.querySelectorAll("dialog [data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}

const LONG = 8000; // characters that fill a box of the desk, as its template has it

for (const form of document.querySelectorAll("[data-writing]")) {
  for (const box of boxesOf(form)) {
    box.addEventListener("input", () => {
      if (!box.classList.contains("resolved-desk-item__words--long") && box.textLength > LONG) box.classList.add("resolved-desk-item__words--long");
    });
    box.addEventListener("paste", (event) => paste(event, box, form));
    box.addEventListener("keydown", (event) => {
      const act = (event.ctrlKey || event.metaKey) && !event.altKey && PRESSED[event.key];
      if (!act) return;
      event.preventDefault();
      act(box, form);
    });
  }
}

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, textarea, select, dialog");
  if (event.key === "?" && !writing && document.querySelector("[data-writing]")) keys.showModal();
});
