/* The schema of the database, version by version. */
#ifndef CG_STORE_SCHEMA_H
#define CG_STORE_SCHEMA_H

#define CG_SCHEMA_APPLICATION 0x63677270 /* "cgrp" */
#define CG_SCHEMA_VERSION 5

/* SQL that takes a database from `version` (below CG_SCHEMA_VERSION) to the
 * next: statements, ended by a NULL. What was released is never changed. */
const char *const *cg_schema_step(int version);

/* Indexes that cost more to keep while a table is filled than to make when it is
 * full: for each its name and the statement that makes it, ended by a NULL. */
typedef struct cg_schema_index {
    const char *name, *sql;
} cg_schema_index;
const cg_schema_index *cg_schema_statement_indexes(void);

#endif
