"""The only writes: each function is one transaction, or part of the caller's."""

from db.store.identity import correct_identity, delete_report
from db.store.judgement import refresh_standing
from db.store.peers import answer_peers
from db.store.reports import Stored, store_file
from db.store.roster import join_agency, keep_apart, replace_roster
from db.store.workflow import (
    add_link,
    decide,
    put_setting,
    record_event,
    record_opening,
    revoke_decision,
    revoke_link,
    store_profile,
)

__all__ = [
    "Stored",
    "add_link",
    "answer_peers",
    "correct_identity",
    "decide",
    "delete_report",
    "join_agency",
    "keep_apart",
    "put_setting",
    "record_event",
    "record_opening",
    "refresh_standing",
    "replace_roster",
    "revoke_decision",
    "revoke_link",
    "store_file",
    "store_profile",
]
