// Keeps minutes while they are typed: on the register when it can be reached, and always in this
// browser until the register has said that it has them. Without this script there is Save.
//
// The form of one item, or its place in the form of a whole meeting, is marked
// data-keep="/where/to/send" data-keep-name="minutes-7". It holds the boxes, a hidden `seen` and,
// for words to the writer, [data-keep-state]. In the form of a meeting the names of an item begin
// with its number (7-text); what is sent and kept here has them without. With no address
// (data-keep="") everyone reads what is saved: then the words wait in this browser for Save.

const PAUSE = 1200; // milliseconds without a key before the words are sent
const LONGEST = 8000; // and at most so long while somebody types on
const AGAIN = 4000; // until the next try where the register cannot be reached
const BREATH = 250; // between two copies kept in this browser

const whenIdle = (act) => (window.requestIdleCallback ? requestIdleCallback(act, { timeout: BREATH }) : act());

const plain = (name) => name.replace(/^\d+-/, "");

class Keeper {
  constructor(place) {
    this.place = place;
    this.form = place.closest("form");
    this.name = `resolved:${place.dataset.keepName}`;
    this.state = place.querySelector("[data-keep-state]");
    this.seen = [...place.querySelectorAll("input[name]")].find(({ name }) => plain(name) === "seen");
    this.boxes = [...place.querySelectorAll("textarea[name]")];
    this.saved = this.boxes.some((box) => "unsaved" in box.dataset) ? {} : this.words();
    this.offer();
    place.addEventListener("input", () => this.typed());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("formdata", ({ formData }) => this.leaveOutOld(formData));
    document.addEventListener("visibilitychange", () => document.hidden && this.leave());
    addEventListener("pagehide", () => this.remember());
    addEventListener("online", () => this.send());
  }

  words() {
    return Object.fromEntries(this.boxes.map((box) => [plain(box.name), box.value]));
  }

  changed() {
    return this.boxes.some((box) => box.value !== this.saved[plain(box.name)]);
  }

  // Of a whole meeting only what the register has not got need go with what is pressed.
  leaveOutOld(formData) {
    if (this.place === this.form || this.changed()) return;
    for (const box of this.boxes) formData.delete(box.name);
  }

  typed() {
    this.remembering ??= setTimeout(() => whenIdle(() => this.remember()), BREATH);
    if (this.stopped) return;
    if (!this.place.dataset.keep) return this.say("Not saved yet, because everyone would read it: press Save. Your words are kept in this browser.");
    this.say("Typing…");
    const now = Date.now();
    this.since ??= now;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.send(), Math.min(PAUSE, this.since + LONGEST - now));
  }

  leave() {
    this.remember();
    this.send();
  }

  // A copy of a long minute takes time, so it is not made at each key.
  remember() {
    if (!this.remembering) return;
    clearTimeout(this.remembering);
    this.remembering = undefined;
    try {
      const kept = { seen: this.seen.value, words: this.words(), at: Date.now() };
      localStorage.setItem(this.name, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: the register still gets the words.
    }
  }

  // What is being sent is waited for, or the page would come after words newer than its own.
  submitted(event) {
    if (event.submitter?.hasAttribute("data-inplace")) return;
    if (!this.sending) return this.forget();
    event.preventDefault();
    this.pressed = event.submitter ?? undefined;
    this.waits = true;
  }

  forget() {
    clearTimeout(this.waiting);
    this.stopped = true; // the form is on its way, and its answer is a page
  }

  async send() {
    if (this.sending || this.stopped || !this.place.dataset.keep || !this.changed()) return;
    this.sending = true;
    const words = this.words();
    try {
      const body = new FormData();
      const sent = { ...words, seen: this.seen.value, csrf_token: this.form.elements.csrf_token?.value ?? "" };
      for (const [name, value] of Object.entries(sent)) body.append(name, value);
      const answer = await fetch(this.place.dataset.keep, { method: "POST", body, redirect: "manual" });
      await this.heard(answer, words);
    } catch {
      this.say("No connection. Your words are kept in this browser, and sent when it is back.");
      this.waiting = setTimeout(() => this.send(), AGAIN);
    } finally {
      this.sending = false;
      if (this.waits) this.form.requestSubmit(this.pressed);
      this.waits = false;
    }
  }

  async heard(answer, words) {
    if (!answer.headers.get("Content-Type")?.includes("json") && answer.status < 500) {
      this.say("You are signed out. Your words are kept in this browser: sign in and come back.");
      return;
    }
    if (answer.status >= 500) throw new Error("the register could not answer");
    const said = await answer.json();
    if (!answer.ok) {
      this.stopped = true;
      this.say(said.message);
      return;
    }
    this.seen.value = said.revision;
    this.saved = words;
    this.since = undefined;
    if (this.changed()) return this.typed();
    clearTimeout(this.remembering);
    this.remembering = undefined;
    localStorage.removeItem(this.name);
    this.say(`Saved at ${said.at}`);
    this.place.dispatchEvent(new CustomEvent("kept", { bubbles: true }));
  }

  // Words of an earlier visit that the register never had.
  offer() {
    const kept = JSON.parse(localStorage.getItem(this.name) ?? "null");
    if (!kept) return;
    const same = this.boxes.every((box) => (kept.words[plain(box.name)] ?? box.value).trim() === box.value.trim());
    if (same) return localStorage.removeItem(this.name);
    const when = new Date(kept.at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
    const note = document.createElement("div");
    note.className = "govuk-inset-text";
    note.append(`Words typed here on ${when} were not saved. `);
    note.append(this.button("Bring them back", () => this.bringBack(kept, note)));
    note.append(this.button("Leave them out", () => this.leaveOut(note)));
    this.place.prepend(note);
  }

  button(words, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "govuk-button govuk-button--secondary govuk-!-margin-bottom-0 govuk-!-margin-right-2";
    made.textContent = words;
    made.addEventListener("click", press);
    return made;
  }

  bringBack(kept, note) {
    for (const box of this.boxes) box.value = kept.words[plain(box.name)] ?? box.value;
    note.remove();
    this.boxes[0]?.focus();
    this.place.dispatchEvent(new Event("input", { bubbles: true }));
  }

  leaveOut(note) {
    localStorage.removeItem(this.name);
    note.remove();
    this.boxes[0]?.focus();
  }

  say(words) {
    if (this.state && this.state.textContent !== words) this.state.textContent = words;
  }
}

for (const place of document.querySelectorAll("[data-keep]")) new Keeper(place);
