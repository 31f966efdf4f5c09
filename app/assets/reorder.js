// Moves the items of a list by drag, by its Up and Down buttons and by Alt with an arrow key,
// saves each move at once and says it aloud. Without this script the buttons send the form.

class Reorder {
  constructor(form) {
    this.form = form;
    this.list = form.querySelector("[data-reorder-list]");
    this.says = form.querySelector("[data-reorder-says]");
    this.saving = Promise.resolve();
    form.querySelector("[data-reorder-help]").hidden = false;
    for (const row of this.list.children) this.addHandle(row);
    form.addEventListener("click", (event) => this.onClick(event));
    this.list.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("dragover", (event) => this.onDragOver(event));
    this.list.addEventListener("drop", (event) => event.preventDefault());
  }

  addHandle(row) {
    const handle = document.createElement("button");
    handle.type = "button";
    handle.className = "resolved-agenda__handle";
    handle.draggable = true;
    handle.innerHTML = '<span aria-hidden="true">⠿</span>';
    handle.setAttribute("aria-label", `Move ${row.dataset.title}`);
    handle.setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown");
    handle.addEventListener("dragstart", (event) => {
      this.dragged = row;
      this.wasAt = this.placeOf(row);
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.dataset.title);
      event.dataTransfer.setDragImage(row, 0, 0);
      row.classList.add("resolved-agenda__item--dragged");
    });
    handle.addEventListener("dragend", () => {
      row.classList.remove("resolved-agenda__item--dragged");
      if (this.placeOf(row) !== this.wasAt) this.moved(row, handle);
      this.dragged = null;
    });
    row.prepend(handle);
  }

  onClick(event) {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    this.move(button.closest("li"), Number(button.dataset.move), button);
  }

  onKey(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step) return;
    event.preventDefault();
    this.move(event.target.closest("li"), step, event.target);
  }

  onDragOver(event) {
    if (!this.dragged) return;
    event.preventDefault();
    const over = event.target.closest("li");
    if (!over || over === this.dragged) return;
    const box = over.getBoundingClientRect();
    const below = event.clientY > box.top + box.height / 2;
    over[below ? "after" : "before"](this.dragged);
  }

  move(row, step, focused) {
    const neighbour = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!neighbour) return this.say(`${row.dataset.title} is ${step < 0 ? "first" : "last"}`);
    neighbour[step < 0 ? "before" : "after"](row);
    this.moved(row, focused);
  }

  moved(row, focused) {
    const rows = [...this.list.children];
    for (const other of rows) {
      other.querySelector('[data-move="-1"]').disabled = other === rows[0];
      other.querySelector('[data-move="1"]').disabled = other === rows.at(-1);
    }
    const usable = focused.disabled ? row.querySelector(".resolved-agenda__handle") : focused;
    usable.focus();
    this.say(`${row.dataset.title} is now ${this.placeOf(row) + 1} of ${rows.length}`);
    this.saving = this.saving.then(() => this.save());
  }

  // A saved order answers with a redirect, which is not followed. Anything else is a refusal,
  // and sending the form the plain way shows the page that explains it.
  async save() {
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: new FormData(this.form),
        redirect: "manual",
      });
      if (answer.type !== "opaqueredirect") this.form.submit();
    } catch {
      this.say("The order could not be saved: the register cannot be reached. Move the item again");
    }
  }

  placeOf(row) {
    return [...this.list.children].indexOf(row);
  }

  say(words) {
    this.says.textContent = words;
  }
}

const begin = (within) => {
  for (const form of within.querySelectorAll("[data-reorder]")) new Reorder(form);
};
begin(document);
document.addEventListener("inplace", (event) => begin(event.target));
