// The first thing in <body>, before the page is drawn: styles for JavaScript apply from the first
// paint. A file of its own, because the content security policy allows no inline script.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
