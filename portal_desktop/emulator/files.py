"""Uploads, their contents and the public links to them."""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.endpoints import Call, CallAnswer, found
from portal_desktop.emulator.json_values import Obj, token
from portal_desktop.emulator.lists import as_list
from portal_desktop.emulator.refusals import Refusal, missing, no_such
from portal_desktop.emulator.web import Response

HOST = "https://files.stripe.com"

# Brand images: 512 KB, JPEG, PNG or GIF; other purposes are larger and of no use here.
_BRAND = frozenset({"business_icon", "business_logo"})
_LARGEST_BRAND = 512 * 1024
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}


def create(call: Call) -> CallAnswer:
    upload = call.params["file"]
    if not isinstance(upload, dict):
        raise missing("file")
    data = bytes(upload["data"])
    purpose = str(call.params["purpose"])
    made = stored(call.account, data, str(upload["filename"]), purpose)
    if (call.params.get("file_link_data") or {}).get("create"):
        _link(call.account, made["id"], call.params["file_link_data"])
    return shown(call.account, made)


def stored(account: EmbeddedAccount, data: bytes, filename: str, purpose: str) -> Obj:
    """Keep the bytes and put the file; raises ``Refusal`` for a brand image Stripe rejects."""
    kind = next((kind for head, kind in _SIGNATURES.items() if data.startswith(head)), None)
    if purpose in _BRAND and kind is None:
        # The text is UNCONFIRMED.
        text = "Files used for this purpose must be one of the following types: jpg, png, gif."
        raise Refusal(text, param="file")
    if purpose in _BRAND and len(data) > _LARGEST_BRAND:
        text = "Files used for this purpose must be smaller than 512 KB."  # UNCONFIRMED
        raise Refusal(text, param="file")
    made = account.new_id("file")
    account.files[made] = data
    return account.put(
        {
            "id": made,
            "object": "file",
            "created": account.tick(),
            "expires_at": None,
            "filename": filename,
            "purpose": purpose,
            "size": len(data),
            "title": None,
            "type": kind or "bin",
            "url": f"{HOST}/v1/files/{made}/contents",
        }
    )


def retrieve(call: Call) -> CallAnswer:
    return shown(call.account, found(call, "file"))


def shown(account: EmbeddedAccount, file: Obj) -> Obj:
    """A file with the links to it; sample files keep the ones they came with."""
    links = account.collection("file_link").having("file", file["id"])
    return {"links": as_list(links, f"/v1/file_links?file={file['id']}")} | file


def contents(call: Call) -> CallAnswer:
    return _bytes(call.account, found(call, "file"))


def _bytes(account: EmbeddedAccount, file: Obj) -> Response:
    data = account.files.get(file["id"])
    if data is None:  # a file out of sample data has no bytes
        raise no_such("file upload", file["id"], "file", status=404)
    kind = _TYPES.get(str(file.get("type")), "application/octet-stream")
    return Response(200, {"Content-Type": kind}, data)


def create_link(call: Call) -> CallAnswer:
    wanted = call.params["file"]
    if call.account.find("file", wanted) is None:
        raise no_such("file upload", wanted, "file")
    return _link(call.account, wanted, call.params)


def _link(account: EmbeddedAccount, file: str, params: Obj) -> Obj:
    made = account.new_id("link")
    return account.put(
        {
            "id": made,
            "object": "file_link",
            "created": account.tick(),
            "expired": False,
            "expires_at": params.get("expires_at") or None,
            "file": file,
            "livemode": account.live,
            "metadata": params.get("metadata") or {},
            "url": f"{HOST}/links/{token(f'{account.id}/{made}', 40)}",
        }
    )


def linked(account: EmbeddedAccount, url_end: str) -> Response | None:
    """What a public link gives to anybody; ``None`` when there is no such link."""
    for link in account.all("file_link"):
        file = account.find("file", link.get("file"))
        if link["url"].endswith(f"/links/{url_end}") and file is not None and not link["expired"]:
            return _bytes(account, file)
    return None
