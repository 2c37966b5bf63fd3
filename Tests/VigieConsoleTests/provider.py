"""An identity provider that follows the standard: oidc-provider-mock. Prints its issuer; ends with its standard input.

Usage: provider.py
"""
import logging
import os
import sys
import threading

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
logging.disable(logging.CRITICAL)

import werkzeug.serving
from oidc_provider_mock import app

server = werkzeug.serving.make_server("127.0.0.1", 0, app(), threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.port}", flush=True)
sys.stdin.read()
