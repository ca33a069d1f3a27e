"""Tracking numbers of the carriers, with valid check digits, made from a number that is the parcel's own."""


def ups(serial: int) -> str:
    """1Z, six characters of the shipper, two of the service, seven of the serial, a check digit."""
    body = f"84H2E903{serial % 10_000_000:07d}"
    values = [int(c) if c.isdigit() else (ord(c) - 3) % 10 for c in body]
    total = sum(value * (2 if i % 2 else 1) for i, value in enumerate(values))
    return f"1Z{body}{-total % 10}"


def usps(serial: int) -> str:
    """An IMpb of 22 digits: weights 3, 1 from the right, modulo 10."""
    body = f"94001112062{serial % 10**10:010d}"
    total = sum(int(digit) * (1 if i % 2 else 3) for i, digit in enumerate(reversed(body)))
    return f"{body}{-total % 10}"


def fedex(serial: int) -> str:
    """A FedEx Express number of 12 digits: weights 3, 1, 7, modulo 11, then 10."""
    body = f"98{serial % 10**9:09d}"
    total = sum(int(digit) * (3, 1, 7)[i % 3] for i, digit in enumerate(body))
    return f"{body}{total % 11 % 10}"


def dhl(serial: int) -> str:
    """A DHL Express waybill of 10 digits: the first nine modulo 7."""
    body = f"331{serial % 10**6:06d}"
    return f"{body}{int(body) % 7}"


def amazon_us(serial: int) -> str:
    """Amazon Logistics in the United States: TBA and twelve digits."""
    return f"TBA3188{serial % 10**8:08d}"


def amazon_de(serial: int) -> str:
    """Amazon Logistics in Germany: DE and ten digits."""
    return f"DE40{serial % 10**8:08d}"


def ontrac(serial: int) -> str:
    """OnTrac: C, thirteen digits, and a check over a leading 4 with weights 1, 2."""
    body = f"1103{serial % 10**9:09d}"
    total = sum(int(digit) * (2 if i % 2 else 1) for i, digit in enumerate("4" + body))
    return f"C{body}{-total % 10}"
