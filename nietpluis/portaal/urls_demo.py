"""The one address that only a demo has."""

from django.urls import path

from nietpluis.portaal.views import demo

urlpatterns = [path("demo/telefoon/", demo.telefoon, name="demo_telefoon")]
