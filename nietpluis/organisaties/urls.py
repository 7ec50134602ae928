"""Addresses of signing in, the hidden screen, and people. The names of allauth are its own."""

from allauth.account import views as allauth
from django.urls import include, path, re_path
from django.views.decorators.http import require_http_methods

from nietpluis.organisaties import urls_begin, urls_in_en_uit
from nietpluis.organisaties.views import (
    aangemeld,
    aanmelding,
    gegevens,
    invoeren,
    mensen,
    post,
    scherm,
    sleutel,
    uitnodiging,
    wachtwoord,
)
from nietpluis.organisaties.views import tweede_stap as stap
from nietpluis.organisaties.views import tweede_stap_beheer as beheer_stap
from nietpluis.organisaties.views import tweede_stap_instellen as instellen

# A FormView answers PUT as if it were POST; here a method that no page knows is refused everywhere.
pagina = require_http_methods(["GET", "HEAD", "POST"])

aanmelden = [
    path("", pagina(allauth.login), name="account_login"),
    path("afmelden/", pagina(allauth.logout), name="account_logout"),
    path("gesloten/", pagina(allauth.account_inactive), name="account_inactive"),
    path("nieuw/", pagina(allauth.signup), name="account_signup"),
    path("wachtwoord/", pagina(wachtwoord.veranderen), name="account_change_password"),
    path("sleutel/", sleutel.aanmelden, name="sleutel_aanmelden"),
    path("wachtwoord/eerste/", pagina(wachtwoord.eerste), name="account_set_password"),
    path("vergeten/", pagina(allauth.password_reset), name="account_reset_password"),
    path(
        "vergeten/gestuurd/",
        pagina(allauth.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "vergeten/klaar/",
        pagina(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^vergeten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        pagina(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]

tweede_stap = [
    path("", stap.tweede_stap, name="tweede_stap"),
    path("overslaan/", stap.zonder_tweede_stap, name="zonder_tweede_stap"),
    path("instellen/", instellen.kies, name="tweede_stap_kies"),
    path("instellen/app/", instellen.app, name="tweede_stap_app"),
    path("instellen/app/plaatje/", instellen.app_plaatje, name="tweede_stap_plaatje"),
    path("instellen/sleutel/", instellen.sleutel, name="tweede_stap_sleutel"),
    path("instellen/codes/", instellen.codes, name="tweede_stap_codes"),
    path("instellen/<int:middel>/weg/", instellen.haal_weg, name="tweede_stap_weg"),
]

eigen = [
    path("gegevens/", gegevens.gegevens, name="gegevens"),
    path("gegevens/pincode/", gegevens.zet_pincode, name="zet_pincode"),
    path("mensen/", mensen.mensen, name="mensen"),
    path("mensen/nieuw/", mensen.persoon_toevoegen, name="persoon_toevoegen"),
    path("mensen/invoeren/", invoeren.invoeren_lijst, name="invoeren"),
    path("mensen/mail/", post.mail, name="mail"),
    path("mensen/uitgenodigd/", uitnodiging.uitgenodigd, name="uitgenodigd"),
    path("mensen/uitgenodigd/<uuid:uitnodiging>/", uitnodiging.uitnodiging, name="uitnodiging"),
    path("mensen/signalen/", mensen.post, name="post"),
    path("mensen/<uuid:lid>/", mensen.persoon, name="persoon"),
    path("mensen/<uuid:lid>/link/", mensen.persoon_link, name="persoon_link"),
    path("mensen/<uuid:lid>/tweede-stap/", beheer_stap.haal_weg, name="persoon_tweede_stap"),
]

urlpatterns = [
    *urls_in_en_uit.openbaar,
    path("o/<slug:slug>/", include(urls_in_en_uit.eigen)),
    path("aanmelden/", include(aanmelden)),
    path("aanmelden/tweede-stap/", include(tweede_stap)),
    path("aanmelden/overal/", aangemeld.overal, name="overal"),
    path("aanmelden/overal/<uuid:aanmelding>/", aangemeld.beeindig, name="beeindig_aanmelding"),
    path("begin/", include(urls_begin)),
    path("welkom/<str:token>/", uitnodiging.open_link, name="welkom"),
    path("verder/", aanmelding.verder, name="verder"),
    path("organisaties/", aanmelding.organisaties, name="organisaties"),
    path("pauze/", scherm.onthul, name="onthul"),
    path("pauze/nu/", scherm.verberg, name="verberg"),
    path("o/<slug:slug>/", include(eigen)),
]
