"""One encoding for everything that is bound by a seal, a wrapping or a chain link."""


def eenduidig(*delen: bytes) -> bytes:
    """Join parts so that no two different rows of parts give the same bytes.

    Each part follows its own length (4 bytes, big-endian). Plain joining would
    let ("ab", "c") and ("a", "bc") pass for each other.
    """
    return b"".join(len(deel).to_bytes(4, "big") + deel for deel in delen)
