"""README and addresses of the project as PyPI shows them, where relative links lead nowhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

#: a link to a file of the repository: its words and its path
_RELATIVE = re.compile(r"(?<!!)\[([^\]]+)\]\((?!\w+:|#)([^)\s]+)\)")


def absolute_links(text: str, base: str) -> str:
    """Lead the relative links of a Markdown text to a folder, or leave their words where none is known."""
    return _RELATIVE.sub(rf"[\1]({base}\2)" if base else r"\1", text)


def project_urls(repository: str, branch: str) -> dict[str, str]:
    """Return the addresses of a project, by what PyPI shows them as."""
    if not repository:
        return {}
    return {
        "Source": repository,
        "Documentation": f"{repository}/blob/{branch}/docs/index.md",
        "Changelog": f"{repository}/blob/{branch}/CHANGELOG.md",
        "Issues": f"{repository}/issues",
    }


class ReadmeAndUrls(MetadataHookInterface):
    """Fill in ``readme`` and ``urls`` from what pyproject.toml states of the repository."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Add both to the metadata."""
        repository, branch = self.config["repository"].rstrip("/"), self.config["branch"]
        base = f"{repository}/blob/{branch}/" if repository else ""
        text = absolute_links(Path(self.root, "README.md").read_text("utf-8"), base)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata["urls"] = project_urls(repository, branch)
