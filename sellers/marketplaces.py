"""Amazon's marketplaces as the portal is delivered: seeded by a migration, edited in the admin afterwards.

Source: Amazon's developer documentation, "Marketplace IDs" and "SP-API Endpoints"; Swiship serves few hosts, so the
nearest one of the region stands where a country has none.
"""

# id, code, name, region, zone, currency, language, swiship host
MARKETPLACES = (
    ("ATVPDKIKX0DER", "US", "Amazon.com", "na", "America/Los_Angeles", "USD", "en-US", "www.swiship.com"),
    ("A2EUQ1WTGCTBG2", "CA", "Amazon.ca", "na", "America/Toronto", "CAD", "en-CA", "www.swiship.ca"),
    ("A1AM78C64UM0Y8", "MX", "Amazon.com.mx", "na", "America/Mexico_City", "MXN", "es-MX", "www.swiship.com"),
    ("A2Q3Y263D00KWC", "BR", "Amazon.com.br", "na", "America/Sao_Paulo", "BRL", "pt-BR", "www.swiship.com"),
    ("A1F83G8C2ARO7P", "UK", "Amazon.co.uk", "eu", "Europe/London", "GBP", "en-GB", "www.swiship.co.uk"),
    ("A1PA6795UKMFR9", "DE", "Amazon.de", "eu", "Europe/Berlin", "EUR", "de-DE", "www.swiship.de"),
    ("A13V1IB3VIYZZH", "FR", "Amazon.fr", "eu", "Europe/Paris", "EUR", "fr-FR", "www.swiship.fr"),
    ("APJ6JRA9NG5V4", "IT", "Amazon.it", "eu", "Europe/Rome", "EUR", "it-IT", "www.swiship.it"),
    ("A1RKKUPIHCS9HS", "ES", "Amazon.es", "eu", "Europe/Madrid", "EUR", "es-ES", "www.swiship.es"),
    ("A1805IZSGTT6HS", "NL", "Amazon.nl", "eu", "Europe/Amsterdam", "EUR", "nl-NL", "www.swiship.de"),
    ("A2NODRKZP88ZB9", "SE", "Amazon.se", "eu", "Europe/Stockholm", "SEK", "sv-SE", "www.swiship.de"),
    ("A1C3SOZRARQ6R3", "PL", "Amazon.pl", "eu", "Europe/Warsaw", "PLN", "pl-PL", "www.swiship.de"),
    ("AMEN7PMS3EDWL", "BE", "Amazon.com.be", "eu", "Europe/Brussels", "EUR", "fr-BE", "www.swiship.de"),
    ("A28R8C7NBKEWEA", "IE", "Amazon.ie", "eu", "Europe/Dublin", "EUR", "en-IE", "www.swiship.co.uk"),
    ("A33AVAJ2PDY3EV", "TR", "Amazon.com.tr", "eu", "Europe/Istanbul", "TRY", "tr-TR", "www.swiship.de"),
    ("A2VIGQ35RCS4UG", "AE", "Amazon.ae", "eu", "Asia/Dubai", "AED", "en-AE", "www.swiship.co.uk"),
    ("A17E79C6D8DWNP", "SA", "Amazon.sa", "eu", "Asia/Riyadh", "SAR", "ar-SA", "www.swiship.co.uk"),
    ("ARBP9OOSHTCHU", "EG", "Amazon.eg", "eu", "Africa/Cairo", "EGP", "ar-EG", "www.swiship.co.uk"),
    ("AE08WJ6YKNBMC", "ZA", "Amazon.co.za", "eu", "Africa/Johannesburg", "ZAR", "en-ZA", "www.swiship.co.uk"),
    ("A21TJRUUN4KGV", "IN", "Amazon.in", "eu", "Asia/Kolkata", "INR", "en-IN", "www.swiship.co.uk"),
    ("A1VC38T7YXB528", "JP", "Amazon.co.jp", "fe", "Asia/Tokyo", "JPY", "ja-JP", "www.swiship.jp"),
    ("A39IBJ37TRP1C6", "AU", "Amazon.com.au", "fe", "Australia/Sydney", "AUD", "en-AU", "www.swiship.com.au"),
    ("A19VAU5U5O7RUS", "SG", "Amazon.sg", "fe", "Asia/Singapore", "SGD", "en-SG", "www.swiship.com.au"),
)
FIELDS = ("id", "code", "name", "region", "timezone", "currency", "language", "swiship_host")
