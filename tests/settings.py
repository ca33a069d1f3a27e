"""The portal's own settings, on servers started for this test session."""

import tests.plugins.engines  # noqa: F401 - must run first: it fills in the environment
from mcf_portal.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # signing in is not what costs time here
