import { initAll } from "./govuk-frontend.min.js";

// A browser that runs modules will do; GOV.UK Frontend looks for that on <body>.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
