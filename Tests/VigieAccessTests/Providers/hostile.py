"""An identity provider that lies when told to: oidc-provider-mock, whose answers are altered on the way out.

Usage: hostile.py. Prints its issuer, then answers each line on standard input with a line: `visit URL` signs ada in
there and prints where the browser is sent to; `lie NAME` says how it lies from now on. Ends with its standard input.
"""
import base64
import hashlib
import hmac
import json
import logging
import os
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
logging.disable(logging.CRITICAL)

import flask
import werkzeug.serving
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from oidc_provider_mock import app as make_app

CLIENT = "vigie"
SECRET = "s3cret &:%"
state = {"lie": "none"}
own = rsa.generate_private_key(public_exponent=65537, key_size=2048)
other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
weak = rsa.generate_private_key(public_exponent=65537, key_size=1024)


def b64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def number(value):
    return b64(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def jwk(key, kid, **extra):
    numbers = key.public_key().public_numbers()
    return {"kty": "RSA", "kid": kid, "use": "sig", "alg": "RS256", "n": number(numbers.n), "e": number(numbers.e), **extra}


def signed(claims, key=own, kid="own", header=None, sign=None):
    head = {"alg": "RS256", "typ": "JWT", "kid": kid, **(header or {})}
    text = b64(json.dumps(head).encode()) + "." + b64(json.dumps(claims).encode())
    made = sign(text.encode()) if sign else key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())
    return text + "." + b64(made)


def keyed(secret):
    return lambda text: hmac.new(secret, text, hashlib.sha256).digest()


def public_pem():
    return own.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def token(lie, claims):
    now = int(time.time())
    changes = {
        "wrong-nonce": {"nonce": "another"}, "wrong-audience": {"aud": "somebody"},
        "other-party": {"aud": [CLIENT, "somebody"], "azp": "somebody"},
        "several-audiences": {"aud": [CLIENT, "somebody"]}, "wrong-issuer": {"iss": "http://127.0.0.1:1"},
        "expired": {"exp": now - 120, "iat": now - 3600}, "future": {"iat": now + 3600, "exp": now + 7200},
        "not-yet": {"nbf": now + 3600}, "ancient": {"iat": now - 10 * 86400},
        "nobody": {"sub": ""}, "mallory": {"sub": "mallory", "email": "mallory@example.org"},
        "unverified": {"sub": "stranger", "email": "ada@example.org", "email_verified": False},
        "verified-as-text": {"sub": "stranger", "email": "ada@example.org", "email_verified": "true"},
        "verified": {"sub": "stranger", "email": "ADA@example.org", "email_verified": True},
    }
    claims = {**claims, **changes.get(lie, {})}
    if lie == "no-nonce":
        claims.pop("nonce", None)
    if lie == "no-expiry":
        claims.pop("exp", None)
    if lie == "alg-none":
        return signed(claims, header={"alg": "none"}, sign=lambda text: b"")
    if lie == "alg-none-capital":
        return signed(claims, header={"alg": "nOnE"}, sign=lambda text: b"")
    if lie == "hmac-with-public-key":
        return signed(claims, header={"alg": "HS256"}, sign=keyed(public_pem()))
    if lie == "hmac-with-client-secret":
        return signed(claims, header={"alg": "HS256"}, sign=keyed(SECRET.encode()))
    if lie == "hmac-that-says-rsa":
        return signed(claims, sign=keyed(public_pem()))
    if lie == "other-key":
        return signed(claims, key=other)
    if lie == "unknown-key":
        return signed(claims, key=other, kid="unknown")
    if lie == "weak-key":
        return signed(claims, key=weak, kid="weak")
    if lie == "key-in-header":
        return signed(claims, key=other, kid="own", header={"jwk": jwk(other, "own")})
    if lie == "extension":
        return signed(claims, header={"crit": ["exp"]})
    if lie == "no-signature":
        return signed(claims, sign=lambda text: b"")
    if lie == "altered":
        head, _, signature = signed(claims).split(".")
        return ".".join([head, b64(json.dumps({**claims, "sub": "mallory"}).encode()), signature])
    if lie == "rotated":
        return signed(claims, key=other, kid="other")
    if lie == "no-token":
        return None
    if lie == "garbage":
        return "garbage"
    if lie == "huge":
        return "a" * (2 << 20)
    return signed(claims)


def alter(response):
    lie, path = state["lie"], flask.request.path
    if path == "/oauth2/token" and response.status_code == 200:
        if lie == "redirect":
            response.status_code, response.headers["Location"] = 307, "http://127.0.0.1:1/steal"
            return response
        body = response.get_json()
        payload = body["id_token"].split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        claims["azp"] = CLIENT
        body["id_token"] = token(lie, claims)
        response.set_data("<html>hello</html>" if lie == "html" else json.dumps(body))
    if path == "/jwks":
        keys = [jwk(own, "own"), jwk(weak, "weak"), {"kty": "strange", "kid": "strange"}]
        if lie == "rotated":
            keys = [jwk(other, "other")]
        response.set_data(json.dumps({"keys": keys}))
    if path == "/.well-known/openid-configuration":
        body = response.get_json()
        if lie == "discovery-of-another":
            body["issuer"] = "https://login.example.org"
        if lie == "discovery-in-clear":
            body["token_endpoint"] = "http://login.example.org/token"
        if lie == "discovery-is-html":
            response.set_data("<html></html>")
            return response
        response.set_data(json.dumps(body))
    return response


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments, **options):
        return None


def visit(url):
    data = urllib.parse.urlencode({"sub": "ada"}).encode()
    try:
        with urllib.request.build_opener(Stay).open(url, data, timeout=10) as answer:
            return f"status {answer.status}"
    except urllib.error.HTTPError as error:
        return error.headers.get("Location") or f"status {error.code}"


def main():
    app = make_app()
    app.after_request(alter)
    server = werkzeug.serving.make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.port}", flush=True)
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "lie":
            state["lie"] = argument
        print(visit(argument) if command == "visit" else "done", flush=True)


main()
