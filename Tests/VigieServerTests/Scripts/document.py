"""The OpenAPI document is true: schemathesis asks a live server everything it describes, and finds nothing wrong."""

import os
import re
import subprocess
import sys

ADDRESS = sys.argv[1]
COMMAND = [
    sys.executable, "-m", "schemathesis.cli",
    "--config-file", os.path.join(os.path.dirname(os.path.abspath(__file__)), "schemathesis.toml"),
    "run", ADDRESS + "/api/v1/openapi.json",
    "--header", "Authorization: Bearer " + os.environ["VIGIE_TOKEN"],
    "--checks", "all",
    # A stream has no end to wait for; streams.py looks at it.
    "--exclude-path", "/api/v1/events",
    "--phases", "examples,coverage,fuzzing,stateful", "--max-examples", "15", "--seed", "7", "--workers", "2",
    "--request-timeout", "20", "--generation-database", "none", "--no-color",
]
result = subprocess.run(COMMAND, capture_output=True, text=True, timeout=220)
# Not even here is the token for anybody to read.
output = re.sub(r"vigie_\w+", "vigie_…", result.stdout + result.stderr)
print(output[-12000:])
sys.exit(result.returncode)
