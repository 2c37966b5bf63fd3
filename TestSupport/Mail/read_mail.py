"""Reads a mail from standard input with Python's own parser and prints what it says as JSON."""
import email
import email.policy
import json
import sys

mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
print(json.dumps({
    "subject": mail["subject"],
    "from": mail["from"].addresses[0].addr_spec,
    "name": mail["from"].addresses[0].display_name,
    "to": [address.addr_spec for address in mail["to"].addresses],
    "id": mail["message-id"].strip(),
    "date": mail["date"].datetime.timestamp(),
    "headers": [name.lower() for name in mail.keys()],
    "text": parts.get("text/plain", ""),
    "html": parts.get("text/html", ""),
    "defects": [str(defect) for part in mail.walk() for defect in part.defects],
}))
