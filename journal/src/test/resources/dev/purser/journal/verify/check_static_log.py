"""Checks a static C2SP tlog-tiles folder, written from the specifications alone, with nothing of Purser in it.

Usage: check_static_log.py FOLDER VERIFIER_KEY

Specifications: c2sp.org/tlog-tiles, c2sp.org/tlog-checkpoint, c2sp.org/signed-note, RFC 6962 section 2.1.
Needs Python 3 and the openssl command (3.0 or newer) for Ed25519.
"""

import base64
import hashlib
import os
import subprocess
import sys
import tempfile

# The DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410 section 4).
SPKI = bytes.fromhex("302a300506032b6570032100")


def fail(why):
    sys.exit("FAIL " + why)


def verify_ed25519(key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for name, content in (("key", SPKI + key), ("text", text), ("sig", signature)):
            names[name] = os.path.join(folder, name)
            with open(names[name], "wb") as file:
                file.write(content)
        return (
            subprocess.run(
                ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names["key"]]
                + ["-rawin", "-in", names["text"], "-sigfile", names["sig"]],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            ).returncode
            == 0
        )


def open_note(note, verifier_key):
    name, key_id, data = verifier_key.split("+", 2)
    typed = base64.b64decode(data, validate=True)
    if typed[0] != 1 or len(typed) != 33:
        fail("verifier key is not Ed25519")
    computed = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
    if computed.hex() != key_id:
        fail("key id is not that of the key")
    text, _, signatures = note.rpartition(b"\n\n")
    text += b"\n"
    for line in signatures.decode().splitlines():
        dash, signer, signature = line.split(" ")
        raw = base64.b64decode(signature, validate=True)
        if dash == "\u2014" and signer == name and raw[:4] == computed:
            if verify_ed25519(typed[1:], text, raw[4:]):
                return text.decode()
            fail("signature does not hold")
    fail("no signature of the key")


def path(index):
    parts = ["%03d" % (index % 1000)]
    while index >= 1000:
        index //= 1000
        parts.insert(0, "x%03d" % (index % 1000))
    return "/".join(parts)


def read(folder, kind, index, width):
    name = "tile/%s/%s" % (kind, path(index)) + ("" if width == 256 else ".p/%d" % width)
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return name, file.read()
    except FileNotFoundError:
        fail(name + " is missing")


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def mth(hashes):
    """Merkle Tree Hash over the hashes of leaves: RFC 6962 section 2.1, to the letter."""
    if not hashes:
        return hashlib.sha256().digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return node(mth(hashes[:split]), mth(hashes[split:]))


def main(folder, verifier_key):
    with open(os.path.join(folder, "checkpoint"), "rb") as file:
        lines = open_note(file.read(), verifier_key).split("\n")
    size, root = int(lines[1]), base64.b64decode(lines[2], validate=True)
    leaves = []
    for first in range(0, size, 256):
        width = min(256, size - first)
        name, bundle = read(folder, "entries", first // 256, width)
        at = 0
        for _ in range(width):
            length = int.from_bytes(bundle[at : at + 2], "big")
            entry = bundle[at + 2 : at + 2 + length]
            if len(entry) != length:
                fail(name + " is cut off")
            leaves.append(leaf(entry))
            at += 2 + length
        if at != len(bundle):
            fail(name + " has bytes left over")
    level, row = 0, leaves
    while row:
        for first in range(0, len(row), 256):
            hashes = row[first : first + 256]
            name, tile = read(folder, str(level), first // 256, len(hashes))
            if tile != b"".join(hashes):
                fail(name + " is not the tile of the entries")
        row = [mth(row[i : i + 256]) for i in range(0, len(row) - 255, 256)]
        level += 1
    if mth(leaves) != root:
        fail("the root of the entries is not the checkpoint's")
    print("OK %s %d %d" % (lines[0], size, level))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
