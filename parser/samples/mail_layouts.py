"""Web archives as browsers and Word save them, and mails that carry a report."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

_DATE = "Mon, 15 Jan 2024 09:00:00 +0800"


def web_archive(page: str, title: str, encoding: str = "utf-8") -> bytes:
    """A page as ``.mht``: quoted-printable, with a picture of the site beside it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "<Saved by a browser>"
    message["Subject"] = title
    message["Date"] = _DATE
    message["MIME-Version"] = "1.0"
    message.set_content(page.encode(encoding), "text", "html", cte="quoted-printable")
    message.set_param("charset", encoding)
    message.make_related(boundary="----=_page")
    message.add_related(b"GIF89a", "image", "gif", cid="<logo>", filename="logo.gif")
    return bytes(message)


def mail(subject: str, body: str, attachment: bytes, filename: str) -> bytes:
    """A mail with the report attached."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "clerk@example.gov.cn", "office@example.gov.cn"
    message["Subject"] = subject
    message["Date"] = _DATE
    message.set_content(body)
    message.add_attachment(attachment, "application", "octet-stream", filename=filename)
    message.set_boundary("----=_mail")
    return bytes(message)
