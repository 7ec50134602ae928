"""Settings of django-allauth that belong to signing in here; config/settings.py takes them over.

Nothing of Django is imported here: settings are read before Django is ready.
"""

ACCOUNT_ADAPTER = "nietpluis.organisaties.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; the adapter closes that door
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Whether an address is known here tells where someone works: it is never answered, nor mailed.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_FORMS = {
    "login": "nietpluis.organisaties.aanmelden.AanmeldForm",
    "reset_password": "nietpluis.organisaties.aanmelden.WachtwoordVergetenForm",
    "reset_password_from_key": "nietpluis.organisaties.aanmelden.NieuwWachtwoordForm",
    "change_password": "nietpluis.organisaties.aanmelden.WachtwoordWijzigenForm",
}
# Counted per account: a whole school or hospital shares one address on the internet. What is counted per
# address only stops a machine: no room full of people comes near it.
ACCOUNT_RATE_LIMITS = {
    "login": "3000/m/ip",
    "login_failed": "3000/m/ip,10/5m/key,60/d/key",
    "reset_password": "1000/m/ip,3/15m/key",
    "reset_password_from_key": "1000/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/5m/user",
    "tweede_stap": "10/5m/key,40/d/key",
}
# The second step. The pages are our own; the secrets, the codes and the passkeys are allauth's.
MFA_ADAPTER = "nietpluis.organisaties.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # half a minute: the clock of a phone may be a little off
MFA_TOTP_ISSUER = "Aanmelden"  # shows in an app on a phone that others may see
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a phone that lies about unlocked is not enough
MFA_RATE_LIMITS = {"webauthn_login": "3000/m/ip"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "verder"
