#!/usr/bin/env python3
"""Verifies a ledger with nothing but what docs/ledger-format.md says.

usage: verify_ledger.py LEDGER.jsonl VERIFIERS CHECKPOINT...
"""
import base64
import hashlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha256(data):
    return hashlib.sha256(data).digest()


def read_verifier(line):
    name, key_id, encoded = line.split("+", 2)
    key = base64.b64decode(encoded, validate=True)
    expected = sha256(name.encode() + b"\n" + key)[:4].hex()
    assert key[0] == 1 and len(key) == 33 and key_id == expected, f"not a verifier key: {line}"
    return (name, bytes.fromhex(key_id)), Ed25519PublicKey.from_public_bytes(key[1:])


def read_checkpoint(note, verifiers):
    text, blank, signatures = note.rpartition("\n\n")
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    signers = set()
    for line in signatures.splitlines():
        dash, name, encoded = line.split(" ")
        signature = base64.b64decode(encoded, validate=True)
        key = verifiers.get((name, signature[:4]))
        if key is not None:
            key.verify(signature[4:], text.encode())
            signers.add(name)
    assert blank and origin in signers, f"the checkpoint of {size} entries is not signed by {origin}"
    return int(size), base64.b64decode(root, validate=True)


def root_of(subtrees):
    if not subtrees:
        return sha256(b"")
    root = subtrees[-1]
    for left in reversed(subtrees[:-1]):
        root = sha256(b"\x01" + left + root)
    return root


def verify(lines, checkpoints):
    subtrees, size, agreed = [], 0, 0
    pending = sorted(checkpoints)
    while True:
        while pending and pending[0][0] == size:
            assert pending.pop(0)[1] == root_of(subtrees), f"something from entry {agreed} to {size - 1} was tampered with"
            agreed = size
        line = lines.readline()
        if not line:
            break
        node = sha256(b"\x00" + line.removesuffix(b"\n"))
        rest = size
        while rest & 1:
            node = sha256(b"\x01" + subtrees.pop() + node)
            rest >>= 1
        subtrees.append(node)
        size += 1
    assert not pending, f"a checkpoint of {pending[0][0]} entries was signed and {size} are left"
    return size, agreed


def main(ledger, verifiers, *notes):
    keys = dict(read_verifier(line) for line in open(verifiers, encoding="utf-8").read().split())
    checkpoints = [read_checkpoint(open(note, encoding="utf-8").read(), keys) for note in notes]
    with open(ledger, "rb") as lines:
        size, agreed = verify(lines, checkpoints)
    print(f"{size} entries; the first {agreed} are as {len(checkpoints)} signed checkpoints say")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (AssertionError, InvalidSignature, ValueError) as problem:
        sys.exit(f"refused: {str(problem) or 'a signature does not verify'}")
