"""Which machines may be asked: those of the public internet alone, never one behind the user's own walls.

An address in an article, a feed or a redirect is somebody else's text. If it could lead to the user's router, cloud
console or own services, reading a feed would be enough to attack them.
"""

import ipaddress

# After the IANA registries of special-purpose addresses; written out, since the lists in Python's `ipaddress` have
# changed between its versions. The first network that holds an address gives the reason.
_IPV4 = tuple(
    (ipaddress.IPv4Network(network), reason)
    for network, reason in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "private to a provider (CGNAT)"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documentation"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_IPV6_PUBLIC = ipaddress.IPv6Network("2000::/3")
_IPV6 = tuple(
    (ipaddress.IPv6Network(network), reason)
    for network, reason in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("64:ff9b:1::/48", "private (NAT64)"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
        ("2001::/32", "a tunnel (Teredo)"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "a tunnel (6to4)"),
        ("3fff::/20", "for documentation"),
    )
)
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)  # the third quarter of an address that holds an IPv4 address in its last


def refusal(address: str) -> str | None:
    """Why a numeric IP address may not be connected to ("loopback", "private", …); `None` where it may.

    IPv4 addresses inside IPv6 ones (mapped, NAT64, ISATAP) are judged by what they hold; whatever is no plain address
    is refused.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "no plain IP address"
    return _v4(found) if isinstance(found, ipaddress.IPv4Address) else _v6(found)


def _v4(found: ipaddress.IPv4Address) -> str | None:
    return next((reason for network, reason in _IPV4 if found in network), None)


def _v6(found: ipaddress.IPv6Address) -> str | None:
    if found.scope_id is not None:
        return "link-local"
    number = int(found)
    inner = ipaddress.IPv4Address(number & 0xFFFF_FFFF)
    if found in _MAPPED or found in _NAT64:
        return _v4(inner)
    named = next((reason for network, reason in _IPV6 if found in network), None)
    if named is not None:
        return named
    if found not in _IPV6_PUBLIC:
        return "reserved"
    return _v4(inner) if number >> 32 & 0xFFFF_FFFF in _ISATAP else None
