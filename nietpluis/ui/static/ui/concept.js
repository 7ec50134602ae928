/* Keeps what is being written: a form with data-concept-url is saved there as a draft while typing.
   When that fails, the text stays in this tab only (sessionStorage) until it is saved or the tab closes. */
(function () {
  "use strict";
  var RUST_MS = 1500, VOOR = "concept:", wortel = document.documentElement;
  var OPEN = "Nog niet verstuurd. Wat u schreef staat nog in dit scherm.";

  function lees(sleutel) {
    try { return JSON.parse(sessionStorage.getItem(sleutel)); } catch (fout) { return null; }
  }
  function bewaarHier(sleutel, waarden, verstuurd) {
    var inhoud = { lid: wortel.dataset.lid || "", waarden: waarden, verstuurd: verstuurd };
    try { sessionStorage.setItem(sleutel, JSON.stringify(inhoud)); } catch (fout) { return; }
  }
  function vergeet(sleutel) {
    try { sessionStorage.removeItem(sleutel); } catch (fout) { return; }
  }

  /* Another person on the same phone must never meet this text; and a form that was sent, and
     answered with an ordinary page, has arrived. A sign-in page or an error page proves nothing. */
  function ruimOp(hier) {
    var wie = wortel.dataset.lid;
    if (!wie) return;
    Object.keys(sessionStorage).forEach(function (sleutel) {
      if (sleutel.indexOf(VOOR) !== 0) return;
      var inhoud = lees(sleutel) || {};
      var aangekomen = inhoud.verstuurd && hier.indexOf(sleutel) < 0 && !("fout" in wortel.dataset);
      if (inhoud.lid !== wie || aangekomen) vergeet(sleutel);
    });
  }

  function waardenVan(formulier) {
    return Array.from(new FormData(formulier).entries()).filter(function (paar) {
      return paar[0] !== "csrfmiddlewaretoken" && typeof paar[1] === "string";
    });
  }

  function zetTerug(formulier, waarden) {
    var teruggezet = false;
    waarden.forEach(function (paar) {
      Array.from(formulier.querySelectorAll('[name="' + CSS.escape(paar[0]) + '"]')).forEach(function (veld) {
        var keus = veld.type === "radio" || veld.type === "checkbox";
        if (veld.type === "hidden" || veld.type === "submit" || veld.type === "file") return;
        if (keus && veld.value === paar[1] && !veld.checked && !isGekozen(formulier, veld)) {
          veld.checked = teruggezet = true;
        } else if (!keus && paar[1].length > veld.value.length) {
          veld.value = paar[1];
          teruggezet = true;
        }
      });
    });
    return teruggezet;
  }
  function isGekozen(formulier, veld) {
    return veld.type === "radio" && new FormData(formulier).has(veld.name);
  }

  function statusVan(formulier) {
    var plek = formulier.querySelector("[data-concept-status]");
    if (plek) return plek;
    plek = document.createElement("p");
    plek.className = "nietpluis-saved";
    plek.setAttribute("role", "status");
    plek.dataset.conceptStatus = "";
    formulier.appendChild(plek);
    return plek;
  }
  function toon(formulier, tekst, open) {
    var plek = statusVan(formulier);
    plek.classList.toggle("nietpluis-saved--open", open);
    if (plek.textContent !== tekst) plek.textContent = tekst;
  }
  function bewaardOm() {
    var nu = new Date();
    return "Bewaard om " + nu.getHours() + "." + String(nu.getMinutes()).padStart(2, "0") + " uur.";
  }

  /* Forms may share one address; the field `waarvoor` then says which form it is. */
  function sleutelVan(formulier) {
    var waarvoor = formulier.elements.namedItem("waarvoor");
    return VOOR + formulier.dataset.conceptUrl + (waarvoor ? "#" + waarvoor.value : "");
  }

  function volg(formulier) {
    var sleutel = sleutelVan(formulier), wacht = null, nieuw = false;

    function stuur(slot) {
      window.clearTimeout(wacht);
      if (!nieuw) return;
      nieuw = false;
      if (slot && !navigator.onLine) bewaarHier(sleutel, waardenVan(formulier), false);
      var gegevens = new FormData(formulier);
      var token = gegevens.get("csrfmiddlewaretoken") || "";
      fetch(formulier.dataset.conceptUrl, {
        method: "POST", body: new URLSearchParams(waardenVan(formulier)), keepalive: slot,
        credentials: "same-origin", redirect: "error", headers: { "X-CSRFToken": token }
      }).then(function (antwoord) {
        if (!antwoord.ok) throw new Error(String(antwoord.status));
        vergeet(sleutel);
        toon(formulier, bewaardOm(), false);
      }).catch(function () {
        bewaarHier(sleutel, waardenVan(formulier), false);
        toon(formulier, OPEN, true);
        nieuw = true;
        wacht = window.setTimeout(function () { stuur(false); }, RUST_MS * 10);
      });
    }

    formulier.addEventListener("input", function () {
      nieuw = true;
      window.clearTimeout(wacht);
      wacht = window.setTimeout(function () { stuur(false); }, RUST_MS);
    });
    formulier.addEventListener("submit", function () {
      window.clearTimeout(wacht);
      if (nieuw) bewaarHier(sleutel, waardenVan(formulier), true);
      nieuw = false;
    });
    document.addEventListener("nietpluis:verberg", function () { stuur(true); });
    window.addEventListener("pagehide", function () { stuur(true); });
    window.addEventListener("online", function () { stuur(false); });

    /* What was refused is still a draft: who first goes and reads what is new must find it again. */
    if (document.querySelector("[data-foutsamenvatting]")) {
      nieuw = true;
      wacht = window.setTimeout(function () { stuur(false); }, RUST_MS);
    }

    var hier = lees(sleutel);
    if (hier && zetTerug(formulier, hier.waarden)) {
      nieuw = true;
      toon(formulier, OPEN, true);
      document.dispatchEvent(new CustomEvent("nietpluis:gevuld"));
      wacht = window.setTimeout(function () { stuur(false); }, RUST_MS);
    }
  }

  var formulieren = Array.from(document.querySelectorAll("form[data-concept-url]"));
  try {
    ruimOp(formulieren.map(function (formulier) { return sleutelVan(formulier); }));
  } catch (fout) { return; }
  formulieren.forEach(volg);
})();
