"""Addresses of who gives a signal: the form, and the own signals afterwards."""

from django.urls import path

from nietpluis.casussen.views import (
    concept,
    eigen,
    eigen_correctie,
    eigen_veilig_thuis,
    eigen_woorden,
    kaart_start,
    signaal,
    signaal_collega,
    signaal_namens,
    signaal_terugbellen,
    signaal_verstuurd,
)

urlpatterns = [
    path("signalen/", eigen.eigen_signalen, name="eigen_signalen"),
    path("signalen/nieuw/", signaal.signaal_nieuw, name="signaal_nieuw"),
    path("signalen/nieuw/2/", signaal.signaal_nieuw_2, name="signaal_nieuw_2"),
    path("signalen/nieuw/3/", signaal_collega.signaal_collega, name="signaal_collega"),
    path("signalen/terugbellen/", signaal_terugbellen.terugbellen, name="terugbellen"),
    path("signalen/namens/", signaal_namens.signaal_namens, name="signaal_namens"),
    path("signalen/<uuid:id>/", eigen.eigen_signaal, name="eigen_signaal"),
    path(
        "signalen/<uuid:id>/verstuurd/",
        signaal_verstuurd.signaal_verstuurd,
        name="signaal_verstuurd",
    ),
    path("signalen/<uuid:id>/advies/", eigen_veilig_thuis.eigen_advies, name="eigen_advies"),
    path("signalen/<uuid:id>/melding/", eigen_veilig_thuis.eigen_melding, name="eigen_melding"),
    path("signalen/<uuid:id>/woorden/", eigen_woorden.eigen_woorden, name="eigen_woorden"),
    path("signalen/<uuid:id>/verbeteren/", eigen_correctie.eigen_correctie, name="eigen_correctie"),
    path("kaart/", kaart_start.kaart_start, name="kaart_start"),
    path("concept/", concept.concept, name="concept"),
]
