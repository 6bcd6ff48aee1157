"""The option ``--profile``: an office's own severities, weights, deadlines and switched-off checks."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dashboard.commands.paths import existing
from parser.bilingual import Bilingual

if TYPE_CHECKING:
    from parser.profile import Profile

PROFILE_HELP = Bilingual(
    "本单位的核查配置（TOML 文件：级别、扣分、停用的检查、期限）",
    "the office's profile (a TOML file: severities, weights, checks switched off, deadlines)",
)


def profile_of(arguments: argparse.Namespace) -> Profile | None:
    """The profile that the command line names, or None. Raises ``ProfileError`` naming the key."""
    if arguments.profile is None:
        return None
    from parser.profile_file import load_profile

    existing([arguments.profile])
    return load_profile(arguments.profile)
