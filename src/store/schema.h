/* The schema of the database, version by version. */
#ifndef CG_STORE_SCHEMA_H
#define CG_STORE_SCHEMA_H

#define CG_SCHEMA_APPLICATION 0x63677270 /* "cgrp" */
#define CG_SCHEMA_VERSION 1

/* SQL that takes a database from `version` (below CG_SCHEMA_VERSION) to the
 * next: statements, ended by a NULL. What was released is never changed. */
const char *const *cg_schema_step(int version);

#endif
