"""What does a person see when a page cannot be given?"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return unkept(render(request, "ui/400.html", status=400))


def not_your_role(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return unkept(render(request, "ui/403.html", status=403))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return unkept(render(request, "ui/404.html", status=404))


def broken(request: HttpRequest) -> HttpResponse:
    return unkept(render(request, "ui/500.html", status=500))


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The forgery check failed: nearly always a page that was left open over night."""
    return unkept(render(request, "ui/403_form.html", status=403))


def unkept[Response: HttpResponseBase](response: Response) -> Response:
    """Kept by nobody: neither by the browser nor by what stands between."""
    response.headers["Cache-Control"] = "no-store"
    return response
