// Goes on with long work that is done a stretch at a time. Without this script there is a button.

document.querySelector("[data-go-on]")?.requestSubmit();
