"""A coffee club whose portal is looked at."""

from portal_desktop.account.snapshot import AccountSnapshot, Business, Catalogue, Price, Product
from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.branding import ACCENT_COLOUR, BRAND_COLOUR, BUSINESS_NAME, ICON
from portal_desktop.options.business_profile import HEADLINE, PRIVACY, RETURN_URL, TERMS
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.values import Image, Offer
from portal_desktop.settings.settings import Settings, default_settings

PICTURE = Image("a" * 64, "png", 512, 512)
CATALOGUE = Catalogue(
    (Product("prod_tea", "Tea"), Product("prod_blend", "House Blend")),
    (
        Price("price_once", "prod_tea", 900, "eur"),
        Price("price_tea", "prod_tea", 1200, "eur", "month", tax_behavior="inclusive"),
        Price("price_year", "prod_blend", 24000, "eur", "year", tax_behavior="inclusive"),
        Price("price_month", "prod_blend", 2400, "eur", "month", tax_behavior="inclusive"),
        Price("price_used", "prod_blend", None, "eur", "month", metered=True),
    ),
)
KNOWN = AccountSnapshot(
    business=Business("acct_1", "Harbour Coffee Club", "IE", "eur"), catalogue=CATALOGUE
)
BLEND = Offer("prod_blend", ("price_month", "price_year"))
UNTOUCHED = default_settings()
EVERYTHING: Settings = UNTOUCHED | {
    UPDATE.path: True,
    ALLOWED_UPDATES.path: ("price", "quantity", "promotion_code"),
    PRODUCTS.path: (BLEND,),
    CUSTOMER_FIELDS.path: ("name", "email", "address", "phone", "shipping", "tax_id"),
    HEADLINE.path: "Your coffee, your rhythm.",
    RETURN_URL.path: "https://harbour.example",
    TERMS.path: "https://harbour.example/terms",
    PRIVACY.path: "https://harbour.example/privacy",
    BUSINESS_NAME.path: "Harbour Coffee",
    ICON.path: PICTURE,
    BRAND_COLOUR.path: "#12343B",
    ACCENT_COLOUR.path: "b4532a",
}
