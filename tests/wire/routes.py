"""The REST routes that the product uses: each must stand in the captures of a test run, and no other may."""

PRODUCT_ROUTES: tuple[tuple[str, str], ...] = ()
