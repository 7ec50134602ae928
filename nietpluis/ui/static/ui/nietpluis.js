/* What a page of Nietpluis does beyond HTML. Every page works without it. */
(function () {
  "use strict";
  var wortel = document.documentElement;

  /* Hide at once, before the server has answered; then post, so that the server locks the session. */
  function verberg(formulier) {
    wortel.classList.add("nietpluis-verborgen");
    document.title = "Start";
    document.dispatchEvent(new CustomEvent("nietpluis:verberg"));
    if (formulier) HTMLFormElement.prototype.submit.call(formulier);
  }

  /* Three times Shift within a second and a half, with no other key between: typing capitals does
     not count. Sticky keys of the system ask at five; by then this page is gone. */
  var GRENS_MS = 1500, keren = [];
  document.addEventListener("keydown", function (toets) {
    if (toets.key !== "Shift") { keren = []; return; }
    if (toets.repeat) return;
    keren = keren.filter(function (moment) { return toets.timeStamp - moment < GRENS_MS; });
    keren.push(toets.timeStamp);
    var formulier = document.getElementById("verberg");
    if (keren.length >= 3 && formulier) verberg(formulier);
  });

  /* Back must not bring up a page from the memory of the browser: ask the server again. */
  window.addEventListener("pageshow", function (gebeurtenis) {
    if (!gebeurtenis.persisted) return;
    wortel.classList.add("nietpluis-verborgen");
    window.location.reload();
  });

  /* One press is enough. The button stays pressable in looks and is not disabled: its value must go. */
  var BEZIG_MS = 20000, BEZIG_BESTAND_MS = 600000; /* a photo may take minutes */
  document.addEventListener("submit", function (gebeurtenis) {
    var formulier = gebeurtenis.target, knop = gebeurtenis.submitter;
    if (formulier.matches("[data-verberg]")) { verberg(null); return; }
    if (gebeurtenis.defaultPrevented || formulier.matches("[data-meermaals]")) return;
    if (formulier.dataset.bezig) { gebeurtenis.preventDefault(); return; }
    formulier.dataset.bezig = "ja";
    var duur = formulier.querySelector("input[type=file]") ? BEZIG_BESTAND_MS : BEZIG_MS;
    if (knop && formulier.method === "post") toonBezig(knop, duur);
    window.setTimeout(function () { delete formulier.dataset.bezig; }, duur);
  });

  function toonBezig(knop, duur) {
    var woorden = knop.querySelector(".nl-button__label");
    if (!woorden) return;
    var eerst = woorden.textContent;
    woorden.textContent = "Even geduld";
    knop.classList.add("nl-button--busy");
    window.setTimeout(function () {
      woorden.textContent = eerst;
      knop.classList.remove("nl-button--busy");
    }, duur);
  }

  /* Say something to who cannot see it change. */
  function zeg(tekst) {
    var plek = document.querySelector("[data-live]");
    if (plek) plek.textContent = tekst;
  }

  /* A question under a condition shows only when the condition holds. */
  function gekozen(formulier, naam) {
    return new FormData(formulier).getAll(naam).map(String);
  }

  function volgVoorwaarden(formulier) {
    formulier.querySelectorAll("[data-als-veld]").forEach(function (vraag) {
      var waarden = vraag.dataset.alsWaarden.split(" ");
      var ouder = formulier.querySelector('[name="' + CSS.escape(vraag.dataset.alsVeld) + '"]');
      var verborgen = ouder && ouder.closest("[data-als-veld][hidden]");
      var geldt = !verborgen && gekozen(formulier, vraag.dataset.alsVeld).some(function (waarde) {
        return waarden.indexOf(waarde) >= 0;
      });
      vraag.hidden = !geldt;
      var uitleg = vraag.querySelector("[data-als-uitleg]");
      if (uitleg) uitleg.hidden = true;
    });
  }

  function volgAlle(begin) {
    begin.querySelectorAll("form").forEach(function (formulier) {
      if (formulier.querySelector("[data-als-veld]")) volgVoorwaarden(formulier);
    });
  }

  document.addEventListener("change", function (gebeurtenis) {
    if (gebeurtenis.target.form) volgVoorwaarden(gebeurtenis.target.form);
  });
  document.addEventListener("nietpluis:gevuld", function () { volgAlle(document); });
  window.addEventListener("pageshow", function () { volgAlle(document); });

  /* Copying: the button only shows where it works. */
  function maakKopieerbaar(begin) {
    if (!navigator.clipboard) return;
    begin.querySelectorAll("[data-kopieer]").forEach(function (knop) { knop.hidden = false; });
  }

  document.addEventListener("click", function (gebeurtenis) {
    var knop = gebeurtenis.target.closest("[data-kopieer]");
    if (!knop) return;
    var bron = document.getElementById(knop.dataset.kopieer);
    navigator.clipboard.writeText(bron.textContent.trim()).then(
      function () { meldKopie(knop, "Gekopieerd."); },
      function () { meldKopie(knop, "Dat lukte niet. Selecteer de tekst en kopieer die zelf."); }
    );
  });

  function meldKopie(knop, tekst) {
    knop.parentElement.querySelector("[role=status]").textContent = tekst;
  }

  /* htmx: the token for its requests, and words when one fails. */
  document.addEventListener("htmx:configRequest", function (gebeurtenis) {
    var token = document.querySelector("input[name=csrfmiddlewaretoken]");
    if (token) gebeurtenis.detail.headers["X-CSRFToken"] = token.value;
  });
  ["htmx:sendError", "htmx:responseError"].forEach(function (naam) {
    document.addEventListener(naam, function () {
      var plek = document.querySelector("[data-live]");
      if (plek) plek.classList.remove("nietpluis-visually-hidden");
      zeg("Dat lukte niet. Probeer het nog eens, of laad de pagina opnieuw.");
    });
  });
  document.addEventListener("htmx:load", function (gebeurtenis) {
    maakKopieerbaar(gebeurtenis.detail.elt);
    volgAlle(document);
  });

  /* At the start: to the mistakes, if there are any. */
  volgAlle(document);
  maakKopieerbaar(document);
  var fouten = document.querySelector("[data-foutsamenvatting]");
  if (fouten && !("galerij" in wortel.dataset)) fouten.focus();
})();
