"""Every page of the program."""

urlpatterns: list[object] = []
