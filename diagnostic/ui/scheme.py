"""The `repere:` scheme: the only thing the map's page can load (DESIGN 6). Imported with the first map.

Importing QtWebEngineCore costs 0.13 s and 32 MB, so nothing imports this module before a map is shown. That is
early enough: a scheme must be registered before the first *profile*, not before the application; what has to be
set before the application is only ``map_view.prepare``, which needs QtCore alone.
"""

import os
from functools import cache

from PySide6.QtCore import QBuffer, QCoreApplication, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

NAME, HOST, PAGE = "repere", "app", "map.html"
CHANNEL = "qwebchannel.js"
"""Qt's own script for the bridge; it ships inside Qt and is served under our scheme like everything else."""

PACKS = "packs/"
"""Below it lie the tiles and shapes of map packs."""


def register() -> None:
    """Make the scheme known to the engine; before its first profile. Asking again changes nothing."""
    if QWebEngineUrlScheme.schemeByName(NAME.encode()).name():
        return
    scheme = QWebEngineUrlScheme(NAME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(
        QWebEngineUrlScheme.Flag.SecureScheme
        | QWebEngineUrlScheme.Flag.CorsEnabled
        | QWebEngineUrlScheme.Flag.FetchApiAllowed
    )
    QWebEngineUrlScheme.registerScheme(scheme)


def page_url() -> QUrl:
    """Where the map's page is."""
    return QUrl(f"{NAME}://{HOST}/{PAGE}")


def is_ours(url: QUrl) -> bool:
    """Whether an address is served from the installed package."""
    return url.scheme() == NAME and url.host() == HOST


class Handler(QWebEngineUrlSchemeHandler):
    """Serves the page and its bundled files; anything else is not found."""

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        if not is_ours(url) or job.requestMethod().data() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        found = served(url.path().lstrip("/"))
        if found is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        content, mime = found
        buffer = QBuffer(job)
        buffer.setData(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(mime.encode(), buffer)


def served(path: str) -> tuple[bytes, str] | None:
    """The bytes and the media type of a path of our scheme; None when there is no such file."""
    from diagnostic.mapping import packs, page

    if path == PAGE:
        return page.app_page().encode(), "text/html"
    if path.rpartition("/")[2] == CHANNEL:
        script = QFile(f":/qtwebchannel/{CHANNEL}")
        if not script.open(QIODevice.OpenModeFlag.ReadOnly):
            return None
        return bytes(script.readAll().data()), "text/javascript"
    try:
        if path.startswith(PACKS):
            return packs.served(path.removeprefix(PACKS))
        return page.served_file(path)
    except (OSError, KeyError, ValueError):
        return None


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Blocks every request that is not ours, whatever the page asks (G02). ``blocked`` counts them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocked = 0

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        if not is_ours(url) and url.scheme() not in {"data", "blob"}:  # bytes the page already has
            self.blocked += 1
            info.block(True)


class Page(QWebEnginePage):
    """A page that can go nowhere else."""

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        return QUrl(url) == page_url()


_OFF = (
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.JavascriptCanPaste,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.ErrorPageEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.AllowRunningInsecureContent,
)


@cache
def profile() -> QWebEngineProfile:
    """The one profile of the application: it keeps nothing on disk, downloads nothing, asks nobody for anything."""
    os.environ.pop("QTWEBENGINE_REMOTE_DEBUGGING", None)
    register()
    found = QWebEngineProfile(QCoreApplication.instance())
    found.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    found.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    found.setSpellCheckEnabled(False)
    found.installUrlSchemeHandler(NAME.encode(), Handler(found))
    found.setUrlRequestInterceptor(interceptor())
    found.downloadRequested.connect(QWebEngineDownloadRequest.cancel)
    return found


@cache
def interceptor() -> Interceptor:
    """What stands between the map and every other address."""
    return Interceptor(QCoreApplication.instance())


def page(parent: QObject) -> Page:
    """A page for the map, with everything off that a map does not need."""
    found = Page(profile(), parent)
    settings = found.settings()
    for attribute in _OFF:
        settings.setAttribute(attribute, False)
    found.permissionRequested.connect(lambda asked: asked.deny())
    return found
