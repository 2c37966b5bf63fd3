"""Drives Chromium through every way in that is not a password alone: a code of an authenticator, a recovery code, an
identity provider. Stops with a traceback at the first thing that is not so.

Usage: doors.py ADDRESS SETUP-LINK ISSUER
"""

import base64
import hashlib
import hmac
import sys
import time

from selenium.webdriver.common.by import By

from driver import PASSWORD, Driver

address, setup, issuer = sys.argv[1:]
hand = Driver(address)
browser = hand.browser


def code(secret, ago=0):
    """RFC 6238, so that the test does not take Vigie's word for it."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.new(key, int(time.time() // 30 - ago).to_bytes(8, "big"), hashlib.sha1).digest()
    place = mac[-1] & 15
    return f"{(int.from_bytes(mac[place:place + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def next_half_minute():
    """A code is good once: the next one has to be of the next half minute."""
    left = 30 - time.time() % 30
    time.sleep(left + 0.5)


def sign_in():
    browser.get(address + "/login")
    hand.fill("[name=person]", "ada")
    hand.fill("[name=password]", PASSWORD)
    hand.press("Sign in")
    hand.until(lambda: hand.has("[name=code]"), "the question for a code")


# In by the setup link, and a second factor set up by hand.
hand.set_up(setup)
browser.get(address + "/settings")
hand.fill("section[aria-labelledby=h-factor] [name=current]", PASSWORD)
hand.press("Set one up")
hand.until(lambda: hand.has("svg.qr-code"), "the square")
picture = hand.find("svg.qr-code")
assert picture.size["width"] >= 180, picture.size
assert picture.get_attribute("aria-label"), "it has a name for who hears the page"
secret = hand.text("code.secret").replace(" ", "")
assert len(secret) == 32, secret
assert "otpauth" not in browser.page_source, "the secret stands once, for typing"
hand.fill("[name=code]", "000000" if code(secret) != "000000" else "000001")
hand.press("Confirm")
hand.until(lambda: "is wrong" in hand.text(), "a wrong code is refused")
hand.until(lambda: hand.text("code.secret").replace(" ", "") == secret, "the same secret, to try again")
hand.fill("[name=code]", code(secret))
hand.press("Confirm")
hand.until(lambda: "recovery codes" in hand.text("h1"), "the recovery codes")
hand.until(lambda: len(browser.find_elements(By.CSS_SELECTOR, "code.secret")) == 10, "all of them")
recovery = [found.text for found in browser.find_elements(By.CSS_SELECTOR, "code.secret")]
assert len(recovery) == 10 and len(set(recovery)) == 10, recovery
browser.get(address + "/settings")
assert recovery[0] not in browser.page_source, "they are shown once"
hand.is_clean()

# Out, and in again: the password alone is not enough, a wrong code neither, and a right one is good once.
hand.sign_out()
sign_in()
browser.get(address + "/runs")
assert "/login" in browser.current_url, "a password alone opens nothing"
sign_in()
hand.fill("[name=code]", "123456")
hand.press("Sign in")
hand.until(lambda: "is wrong" in hand.text(), "a wrong code")
next_half_minute()
good = code(secret)
hand.fill("[name=code]", good)
hand.press("Sign in")
hand.until(lambda: browser.current_url == address + "/", "in by code")
hand.sign_out()
sign_in()
hand.fill("[name=code]", good)
hand.press("Sign in")
hand.until(lambda: "is wrong" in hand.text(), "the code was used before")

# The device is lost: a recovery code, with the case and the spaces that people type.
hand.fill("[name=code]", recovery[4].upper().replace("-", " "))
hand.press("Sign in")
hand.until(lambda: browser.current_url == address + "/", "in by recovery code")
browser.get(address + "/settings")
assert "9 recovery codes are left" in hand.text(), hand.text()
hand.sign_out()
sign_in()
hand.fill("[name=code]", recovery[4])
hand.press("Sign in")
hand.until(lambda: "is wrong" in hand.text(), "a recovery code is good once")
hand.fill("[name=code]", recovery[5])
hand.press("Sign in")
hand.until(lambda: browser.current_url == address + "/", "the next one")

# Who finds the screen open does not take the factor away; its owner does.
browser.get(address + "/settings")
hand.fill("section[aria-labelledby=h-factor] [name=current]", "a guess at the password")
hand.press("Remove it")
hand.until(lambda: "is wrong" in hand.text(), "the wrong password")
hand.fill("section[aria-labelledby=h-factor] [name=current]", PASSWORD)
hand.press("Remove it")
hand.until(lambda: "No second factor yet" in hand.text(), "the factor is gone")
hand.is_clean()
hand.sign_out()

# By an identity provider: there, and back with what was asked for.
browser.get(address + "/login")
hand.press("With The house")
hand.until(lambda: browser.current_url.startswith(issuer), "the provider")
hand.fill("[name=sub]", "ada-at-home")
hand.press("Authorize")
hand.until(lambda: browser.current_url == address + "/", "in by the provider")
browser.get(address + "/settings")
assert "Ada Lovelace" in hand.text("h1"), hand.text("h1")
assert not hand.has("[name=current]") or "Password" in hand.text(), "there is a password here too"
hand.sign_out()

# Somebody whom the plan does not name stays outside, and so does who says no.
browser.get(address + "/login")
hand.press("With The house")
hand.until(lambda: browser.current_url.startswith(issuer), "the provider")
hand.fill("[name=sub]", "mallory")
hand.press("Authorize")
hand.until(lambda: "Nobody of the plan has this identity" in hand.text(), "mallory")
browser.get(address + "/runs")
assert "/login" in browser.current_url
hand.press("With The house")
hand.until(lambda: browser.current_url.startswith(issuer), "the provider")
hand.press("Deny")
# This provider leaves the state away when it denies, so nobody knows who comes back.
hand.until(lambda: "was not begun here" in hand.text(), "denied")
browser.get(address + "/runs")
assert "/login" in browser.current_url
hand.is_clean()
browser.quit()
print("Every door was tried.")
