// Loaded in <head>, before anything is drawn, so that the styles for JavaScript apply from the
// first paint. A file of its own, because the content security policy allows no inline script.
if ("noModule" in HTMLScriptElement.prototype) {
  document.documentElement.classList.add("js-enabled", "govuk-frontend-supported");
}
