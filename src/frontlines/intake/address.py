"""Web addresses as names of pages: one form for all the ways one page is linked to."""

import re
from urllib.parse import SplitResult, quote, urlsplit

# Parameters that say where a reader came from and never which page is meant; "utm_*" covers all that start so.
_TRACKING = (
    "utm_*", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
    "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "mkt_tok", "ncid", "cmpid", "smid", "smtyp", "ito",
    "at_medium", "at_campaign*", "at_custom*", "at_link*", "at_bbc*", "ns_mchannel", "ns_source", "ns_campaign",
    "ns_linkname", "ns_fee", "ref_src", "ref_url", "__twitter_impression", "feature_share", "share_id", "sharetype",
    "xtor", "pk_*", "mtm_*", "hsa_*", "_hsenc", "_hsmi", "oly_*", "vero_*", "wt_mc", "wt.mc_id", "spm", "s_cid",
    "cm_mmc", "guccounter", "guce_*", "soc_src", "soc_trk", "taid", "amp", "amp_js_v", "amp_gsa", "usqp",
)  # fmt: skip
_EXACT = frozenset(name for name in _TRACKING if not name.endswith("*"))
_STARTS = tuple(name[:-1] for name in _TRACKING if name.endswith("*"))
# Whole parameters that only choose the light form of the same page.
_LIGHT = frozenset({"outputtype=amp", "output=amp", "view=amp", "format=amp"})

_HOST_PREFIXES = ("www.", "amp.")
# "/story-about-something/amp" and "/news/world-123.amp" are light forms; "/wiki/amp" is a page about something.
_LIGHT_ENDS = (("/amp", ""), (".amp", ""), (".amp.html", ".html"), (".amp.htm", ".htm"))
_SLUG = re.compile(r"[-\d]")
_SECRET = re.compile(r"(?<=//)[^/?#]*@")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\]")


def canonical_url(url: str) -> str:
    """One form of an address, by which a known page is known again; it is a key, not an address to fetch.

    The scheme becomes https and the host loses "www." and "amp.", since a site serves one page under all of these.
    User names, default ports, fragments, tracking parameters and the mark of a light ("AMP") page go; the other
    parameters are sorted; a slash at the end of a path goes. What is no http(s) address comes back trimmed, else
    unchanged. The canonical form of a canonical form is itself.
    """
    url = url.strip()
    parts = split(url)
    if parts is None:
        return url
    host = ascii_host(parts.hostname or "")
    if host is None:
        return url
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = _query(parts.query)
    return f"https://{_bare(host)}{port}{_path(parts.path)}" + (f"?{query}" if query else "")


def split(url: str) -> SplitResult | None:
    """An http(s) address with a host taken apart; `None` for anything else, and where it cannot be."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        return parts if parts.port is None or parts.port > 0 else None
    except ValueError:  # a bracket that is not closed, a port that is no number
        return None


def ascii_host(host: str) -> str | None:
    """A host name in lower-case ASCII without a dot at its end, an IPv6 address in brackets; `None` where it is none.

    Letters outside ASCII take their registered "xn--" form, which also turns look-alike digits into plain ones.
    """
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        try:
            host = host.encode("idna").decode("ascii") if len(host) <= 253 else ""
        except UnicodeError:
            return None
    host = host.lower().removesuffix(".")
    if len(host) > 253 or ".." in host or not _HOST.fullmatch(host):
        return None
    return host


def escaped(text: str, safe: str) -> str:
    """A part of an address with exactly the escapes it needs, in capitals; a percent sign of its own is escaped."""
    text = _STRAY_PERCENT.sub("%25", text)
    text = _ESCAPE.sub(_plain, text)
    return quote(text, safe=safe + "%", errors="replace")


def without_secrets(url: str) -> str:
    """The address as it may be printed and stored: a user name and password in it become three stars."""
    return _SECRET.sub("***@", url, count=1)


def _plain(found: re.Match[str]) -> str:
    letter = chr(int(found[1], 16))
    return letter if letter in _UNRESERVED else found[0].upper()


def _bare(host: str) -> str:
    while (prefix := next((p for p in _HOST_PREFIXES if host.startswith(p)), "")) and "." in host[len(prefix) :]:
        host = host[len(prefix) :]
    return host


def _path(path: str) -> str:
    kept: list[str] = []
    for segment in escaped(path, "/:@!$&'()*+,;=").split("/")[1:]:
        if segment == "..":
            kept[-1:] = []
        elif segment != ".":
            kept.append(segment)
    joined = "/" + "/".join(kept).rstrip("/")
    return _full_page(joined)


def _full_page(path: str) -> str:
    """The path without the marks of a light page at its end, as often as they stand there."""
    while True:
        lower = path.lower()
        for end, instead in _LIGHT_ENDS:
            if lower.endswith(end) and _SLUG.search(path[: -len(end)].rpartition("/")[2]):
                path = path[: -len(end)] + instead
                break
        else:
            return path


def _query(query: str) -> str:
    parameters = [escaped(each, "/:@!$'()*+,;=?").replace("+", "%20") for each in query.split("&") if each]
    return "&".join(sorted(each for each in parameters if not _is_tracking(each)))


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _EXACT or name.startswith(_STARTS) or parameter.lower() in _LIGHT
