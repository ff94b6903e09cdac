"""When does a deed of health not fit? One module a noun."""
