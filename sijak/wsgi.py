"""Where does the web server find the house's front door?"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sijak.settings")

application = get_wsgi_application()
