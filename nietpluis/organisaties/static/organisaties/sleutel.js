/* Passkeys: asks the browser for one, and sends its answer with the form. Without script there is the code. */
(function () {
  "use strict";
  var LUKTE_NIET = "Het lukte niet met de sleutel. Probeer het opnieuw, of gebruik een code.";

  function naarBytes(tekst) {
    var gewoon = atob(tekst.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(gewoon, function (teken) { return teken.charCodeAt(0); });
  }

  function naarTekst(bytes) {
    if (!bytes) return undefined;
    var gewoon = String.fromCharCode.apply(null, new Uint8Array(bytes));
    return btoa(gewoon).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function metBytes(sleutels) {
    return (sleutels || []).map(function (een) { return Object.assign({}, een, { id: naarBytes(een.id) }); });
  }

  function gebruik(vraag) {
    vraag.challenge = naarBytes(vraag.challenge);
    vraag.allowCredentials = metBytes(vraag.allowCredentials);
    return navigator.credentials.get({ publicKey: vraag });
  }

  function maak(vraag) {
    vraag.challenge = naarBytes(vraag.challenge);
    vraag.user.id = naarBytes(vraag.user.id);
    vraag.excludeCredentials = metBytes(vraag.excludeCredentials);
    return navigator.credentials.create({ publicKey: vraag });
  }

  function alsTekst(sleutel) {
    var antwoord = sleutel.response, uit = { clientDataJSON: naarTekst(antwoord.clientDataJSON) };
    ["authenticatorData", "signature", "userHandle", "attestationObject"].forEach(function (deel) {
      if (antwoord[deel]) uit[deel] = naarTekst(antwoord[deel]);
    });
    return JSON.stringify({
      id: sleutel.id,
      rawId: naarTekst(sleutel.rawId),
      type: sleutel.type,
      response: uit,
      clientExtensionResults: sleutel.getClientExtensionResults()
    });
  }

  function vraagSleutel(formulier) {
    var vraag = JSON.parse(formulier.dataset.sleutelvraag).publicKey;
    return formulier.dataset.sleutel === "maak" ? maak(vraag) : gebruik(vraag);
  }

  function leer(formulier) {
    formulier.hidden = false;
    /* The script of every page must not count this as the form being sent. */
    formulier.addEventListener("submit", function (gebeurtenis) {
      gebeurtenis.preventDefault();
      gebeurtenis.stopPropagation();
      var plek = formulier.querySelector("[data-sleutel-status]");
      plek.textContent = "Kijk op uw apparaat.";
      vraagSleutel(formulier).then(function (sleutel) {
        formulier.elements.antwoord.value = alsTekst(sleutel);
        HTMLFormElement.prototype.submit.call(formulier);
      }).catch(function () { plek.textContent = LUKTE_NIET; });
    });
  }

  if (!window.PublicKeyCredential || !navigator.credentials) return;
  document.querySelectorAll("[data-sleutel]").forEach(leer);
})();
