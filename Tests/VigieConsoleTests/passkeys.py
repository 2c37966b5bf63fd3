"""Drives Chromium and an authenticator of its own through a passkey's life: made, used, refused, removed.

Usage: passkeys.py ADDRESS SETUP-LINK (both on localhost: browsers do passkeys over https, and there)
"""

import sys

from selenium.webdriver.common.virtual_authenticator import VirtualAuthenticatorOptions

from driver import PASSWORD, Driver

address, setup = sys.argv[1:]
hand = Driver(address)
browser = hand.browser
options = VirtualAuthenticatorOptions()
options.protocol = "ctap2"
options.transport = "internal"
options.has_resident_key = True
options.has_user_verification = True
options.is_user_verified = True
options.is_user_consenting = True
browser.add_virtual_authenticator(options)

hand.set_up(setup)
browser.get(address + "/login")
assert "passkey" not in hand.text(), "nobody has one yet"

# Whoever finds the screen open makes none; its owner does.
browser.get(address + "/settings")
section = "section[aria-labelledby=h-passkeys] "
adding = section + "form[action$='/passkey'] "
hand.fill(adding + "[name=label]", "The telephone")
hand.fill(adding + "[name=current]", "a guess at the password")
hand.press("Add a passkey")
hand.until(lambda: "is wrong" in hand.text(), "the wrong password")
hand.fill(adding + "[name=label]", "The telephone")
hand.fill(adding + "[name=current]", PASSWORD)
hand.press("Add a passkey")
hand.until(lambda: hand.has("form[data-passkey]"), "the device's turn")
hand.press("Make the key")
hand.until(lambda: "The telephone" in hand.text(section.strip()), "the passkey")
made = browser.get_credentials()
assert len(made) == 1 and made[0].is_resident_credential and made[0].rp_id == "localhost", made
hand.is_clean()

# In with the device alone, back to where one wanted to go.
hand.sign_out()
browser.get(address + "/runs")
hand.press("With a passkey")
hand.until(lambda: hand.has("form[data-passkey]"), "the passkey's page")
hand.press("Use the passkey")
hand.until(lambda: browser.current_url == address + "/runs", "in by passkey")
hand.is_clean()

# A device that does not make sure of its owner is not enough.
hand.sign_out()
browser.set_user_verified(False)
hand.press("With a passkey")
hand.press("Use the passkey")
hand.until(lambda: "did not agree" in hand.text(), "the browser insists")
browser.get(address + "/runs")
assert "/login" in browser.current_url
browser.set_user_verified(True)

# A form that some script filled in with nothing, or with something old, opens nothing.
browser.get(address + "/login/passkey")
browser.execute_script("document.querySelector('form[data-passkey]').submit()")
hand.until(lambda: "cannot be believed" in hand.text(), "an empty answer")

# Removed, it is nobody's.
hand.press("Use the passkey")
hand.until(lambda: browser.current_url == address + "/", "in by passkey, again")
browser.get(address + "/settings")
removal = section + "form[action$='/remove-passkey'] "
hand.fill(removal + "[name=current]", "a guess at the password")
hand.press("Remove it")
hand.until(lambda: "is wrong" in hand.text(), "the wrong password")
hand.fill(removal + "[name=current]", PASSWORD)
hand.press("Remove it")
hand.until(lambda: "No passkey yet" in hand.text(), "the passkey is gone")
hand.sign_out()
assert "passkey" not in hand.text(), "nobody has one any more"
browser.get(address + "/login/passkey")
hand.press("Use the passkey")
hand.until(lambda: "Nobody has registered" in hand.text(), "the device still has it, Vigie does not")
browser.quit()
print("The key is gone.")
