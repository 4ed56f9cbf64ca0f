#include "store/schema.h"

#include <assert.h>
#include <stddef.h>

#define BY_CLAIM "CREATE INDEX statements_by_claim ON statements (run_id, claim)"
#define BY_DOCUMENT "CREATE INDEX statements_by_document ON statements (document_id)"
#define BY_FINGERPRINT "CREATE INDEX statements_by_fingerprint ON statements (fingerprint)"

static const cg_schema_index statement_indexes[] = {
    {"statements_by_claim", BY_CLAIM},
    {"statements_by_document", BY_DOCUMENT},
    {"statements_by_fingerprint", BY_FINGERPRINT},
    {NULL, NULL},
};

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
    BY_CLAIM,
    BY_DOCUMENT,
    BY_FINGERPRINT,

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

/* Runs over the same files with the same packs are a series, and what is the same
 * in several of them is there once: a document and its statements belong to all
 * runs of the series from `run_id` to `last_run_id`, or to the newest while that is
 * NULL. Those of run R are
 *     SELECT d.* FROM documents d JOIN runs f ON f.id = d.run_id
 *     WHERE f.series_id = R.series_id AND d.run_id <= R.id
 *     AND (d.last_run_id IS NULL OR d.last_run_id >= R.id)
 * `series.documents` lists the newest run's for the next to compare (series.c). Of
 * a series the oldest runs can't be deleted without the others. */
static const char *const step_1[] = {
    "CREATE TABLE series ("
    " id INTEGER PRIMARY KEY,"
    " key TEXT NOT NULL UNIQUE," /* a hash of what makes runs comparable */
    " run_id INTEGER NOT NULL," /* the newest */
    " runs INTEGER NOT NULL," /* how many there are: the list is good while they are */
    " digest INTEGER NOT NULL," /* of all its documents */
    " documents BLOB NOT NULL"
    ") STRICT",
    "ALTER TABLE runs ADD COLUMN series_id INTEGER",
    "ALTER TABLE documents ADD COLUMN last_run_id INTEGER",
    "UPDATE runs SET series_id = -id", /* each for itself */
    "UPDATE documents SET last_run_id = run_id",
    0,
};

static const char *const step_2[] = {
    "ALTER TABLE documents ADD COLUMN tier TEXT",
    0,
};

/* Of records of web archives; offset and length are decimal digits. */
static const char *const step_3[] = {
    "ALTER TABLE documents ADD COLUMN record TEXT",
    "ALTER TABLE documents ADD COLUMN fetched TEXT",
    "ALTER TABLE documents ADD COLUMN record_offset TEXT",
    "ALTER TABLE documents ADD COLUMN record_length TEXT",
    0,
};

static const char add_standing[] =
    "ALTER TABLE statements ADD COLUMN standing TEXT CHECK (standing IN ('counted', 'mention',"
    " 'rejected', 'retracted', 'hedged', 'conditional', 'historic', 'future', 'overruled',"
    " 'copy', 'outdated'))";

/* What verdicts made of each statement, and how findings stand to what was known: NULL in
 * runs that were given neither baseline nor suppressions. Of a suppression its reason. */
static const char *const step_4[] = {
    "ALTER TABLE runs ADD COLUMN known INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE runs ADD COLUMN suppressed INTEGER NOT NULL DEFAULT 0",
    add_standing,
    "ALTER TABLE statements ADD COLUMN baseline TEXT CHECK (baseline IN ('new', 'known'))",
    "ALTER TABLE statements ADD COLUMN suppression TEXT",
    "ALTER TABLE verdicts ADD COLUMN baseline TEXT CHECK (baseline IN ('new', 'known'))",
    "ALTER TABLE verdicts ADD COLUMN suppression TEXT",
    0,
};

static const char *const *const steps[CG_SCHEMA_VERSION] = {step_0, step_1, step_2, step_3,
                                                            step_4};

const cg_schema_index *cg_schema_statement_indexes(void)
{
    return statement_indexes;
}

const char *const *cg_schema_step(int version)
{
    assert(version >= 0 && version < CG_SCHEMA_VERSION);
    return steps[version];
}
