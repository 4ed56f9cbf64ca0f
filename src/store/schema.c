#include "store/schema.h"

#include <assert.h>

/* Sides, levels and the like are the words that reports print. Hashes are
 * hexadecimal. Texts that are not known are NULL. A run owns its rows: they go
 * when it is deleted. */
static const char *const step_0[] = {
    "CREATE TABLE runs ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " started TEXT NOT NULL," /* UTC, the only time in here */
    " version TEXT NOT NULL,"
    " rules_hash TEXT NOT NULL,"
    " claims INTEGER NOT NULL,"
    " files INTEGER NOT NULL,"
    " scanned INTEGER NOT NULL,"
    " skipped INTEGER NOT NULL,"
    " cut INTEGER NOT NULL,"
    " failed INTEGER NOT NULL,"
    " statements INTEGER NOT NULL,"
    " support INTEGER NOT NULL,"
    " contradict INTEGER NOT NULL,"
    " mention INTEGER NOT NULL,"
    " errors INTEGER NOT NULL,"
    " warnings INTEGER NOT NULL,"
    " notes INTEGER NOT NULL,"
    " exit_status INTEGER NOT NULL"
    ") STRICT",

    "CREATE TABLE documents ("
    " id INTEGER PRIMARY KEY,"
    " run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
    " path TEXT NOT NULL,"
    " status TEXT NOT NULL CHECK (status IN ('scanned', 'skipped', 'cut', 'failed')),"
    " reason TEXT,"
    " bytes INTEGER NOT NULL CHECK (bytes >= 0),"
    " content_hash TEXT,"
    " title TEXT,"
    " author TEXT,"
    " publisher TEXT,"
    " published TEXT,"
    " url TEXT,"
    " language TEXT,"
    " origin TEXT"
    ") STRICT",
    "CREATE INDEX documents_by_run ON documents (run_id, path)",
    "CREATE INDEX documents_by_content ON documents (content_hash)",

    "CREATE TABLE statements ("
    " id INTEGER PRIMARY KEY,"
    " run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
    " document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
    " claim TEXT NOT NULL,"
    " fingerprint TEXT NOT NULL,"
    " stance TEXT NOT NULL CHECK (stance IN ('support', 'contradict', 'mention')),"
    " lean TEXT CHECK (lean IN ('support', 'contradict')),"
    " modifiers TEXT NOT NULL," /* a JSON list */
    " voice TEXT NOT NULL CHECK (voice IN ('author', 'speaker')),"
    " speaker_name TEXT,"
    " speaker_role TEXT,"
    " said TEXT,"
    " line INTEGER NOT NULL,"
    " column INTEGER NOT NULL,"
    " end_line INTEGER NOT NULL,"
    " end_column INTEGER NOT NULL,"
    " byte_start INTEGER NOT NULL,"
    " byte_end INTEGER NOT NULL,"
    " match_start INTEGER NOT NULL,"
    " match_end INTEGER NOT NULL,"
    " page INTEGER,"
    " quote TEXT NOT NULL,"
    " pattern TEXT NOT NULL," /* supports/0 */
    " alternative TEXT NOT NULL,"
    " finding TEXT CHECK (finding IN ('note', 'warning', 'error'))"
    ") STRICT",
    "CREATE INDEX statements_by_claim ON statements (run_id, claim)",
    "CREATE INDEX statements_by_document ON statements (document_id)",
    "CREATE INDEX statements_by_fingerprint ON statements (fingerprint)",

    "CREATE TABLE verdicts ("
    " run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
    " claim TEXT NOT NULL,"
    " sentence TEXT NOT NULL,"
    " verdict TEXT NOT NULL CHECK (verdict IN ('supported', 'contradicted', 'mixed',"
    "  'changed', 'unsettled', 'not-found')),"
    " support INTEGER NOT NULL,"
    " contradict INTEGER NOT NULL,"
    " mention INTEGER NOT NULL,"
    " finding TEXT CHECK (finding IN ('note', 'warning', 'error')),"
    " derivation TEXT NOT NULL,"
    " PRIMARY KEY (run_id, claim)"
    ") STRICT, WITHOUT ROWID",
    0,
};

static const char *const *const steps[CG_SCHEMA_VERSION] = {step_0};

const char *const *cg_schema_step(int version)
{
    assert(version >= 0 && version < CG_SCHEMA_VERSION);
    return steps[version];
}
