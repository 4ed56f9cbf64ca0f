/* Every cap on untrusted input, in one place. Sizes are in bytes unless the
 * name says otherwise. What hits one becomes a diagnostic or a `cut` account,
 * never a crash. */
#ifndef CG_BASE_LIMITS_H
#define CG_BASE_LIMITS_H

/* rules */
#define CG_MAX_RULES_FILE ((size_t)16 << 20)
#define CG_MAX_RULESET ((size_t)1 << 30)   /* all packs together */
#define CG_MAX_PACK_TREE ((size_t)1 << 30) /* one pack, while it is read */
#define CG_MAX_JSON_DEPTH 64
#define CG_MAX_JSON_NODES ((size_t)4 << 20)
#define CG_MAX_PATTERN ((size_t)16 << 10)      /* source of one pattern */
#define CG_MAX_PATTERN_DEPTH 32                /* nested groups */
#define CG_MAX_EXPANSION_DEPTH 400             /* levels, lexicons put in place */
#define CG_MAX_PATTERN_TOKENS 120              /* the longest match, tokens */
#define CG_MAX_MATCH_SPAN 128                  /* tokens from its first to its last */
#define CG_MAX_PARENTHESIS 96                  /* tokens of one that a gap steps over */
#define CG_MAX_LIST_BLOCKS 64                  /* back from an item to what leads its list in */
#define CG_MAX_LIST_DEPTH 4                    /* of lists within lists */
#define CG_MAX_PATTERN_CODE ((size_t)20 << 10) /* instructions of one pattern */
#define CG_MAX_ANCHOR_KEYS 4096                /* words and pairs for one pattern */
#define CG_MAX_LIST_ITEMS ((size_t)10000)      /* of one list, such as patterns */
#define CG_MAX_PROGRAM_CODE ((size_t)16 << 20) /* instructions in all */
#define CG_MAX_REGEX 1000                      /* source of one */
#define CG_MAX_REGEX_STEPS 100000              /* for one token; more: no match */
#define CG_MAX_GAP 20                          /* words */
#define CG_MAX_WITHIN 50                       /* words to an `unless` */
#define CG_MAX_FIGURE 1e18                     /* a claim's number, below zero too */
#define CG_DEFAULT_GAP 6
#define CG_MAX_SKETCH ((size_t)64 << 20)       /* a rule that is being drafted */
#define CG_MAX_EXAMPLES_REPORT ((size_t)1 << 30)
#define CG_MAX_SKETCH_PHRASES 24               /* other ways to say a word in it */
#define CG_MAX_SKETCH_MISSED 20                /* sentences that a draft misses, told */
#define CG_MIN_PREFIX 3 /* letters before a `*` */
#define CG_MAX_LINE_DIFF ((size_t)2 << 30) /* two packs, while they are compared */

/* configuration */
#define CG_MAX_CONFIG_FILE ((size_t)4 << 20)  /* claimgrep.json */
#define CG_MAX_CONFIG_TREE ((size_t)256 << 20) /* it, or a sidecar, while it is read */
#define CG_MAX_SIDECAR ((size_t)1 << 20)
#define CG_MAX_DOCUMENT_RULES 1000            /* entries of "documents" */
#define CG_MAX_IGNORE_FILE ((size_t)1 << 20)  /* .gitignore and the like */
#define CG_MAX_IGNORE_RULES ((size_t)10000)   /* that hold at one place */
#define CG_MAX_GLOB 1024                      /* longer ones fit nothing */
#define CG_MAX_PATH_LIST ((size_t)256 << 20)  /* what --files-from reads */
#define CG_MAX_CONFIG_DEPTH 64                /* folders up to the repository's */

/* what is known of findings */
#define CG_MAX_BASELINE_FILE ((size_t)256 << 20)
#define CG_MAX_BASELINE_TREE ((size_t)2 << 30)     /* it, while it is read */
#define CG_MAX_SUPPRESSIONS_FILE ((size_t)4 << 20)
#define CG_MAX_SUPPRESSIONS ((size_t)2000)         /* entries */
#define CG_MAX_REASON 1000                         /* of one, and its author */

#define CG_MAX_GIT_SECONDS 600 /* of processor time, for one look at a revision */
#define CG_MAX_GIT_MEMORY ((size_t)1 << 40) /* it maps its packs */
#define CG_MAX_GIT_TREE ((size_t)1 << 30)   /* the list of all files of a revision */
#define CG_MAX_GIT_BATCH ((size_t)32 << 20) /* of files that are read together */
#define CG_MAX_GIT_COMPLAINTS ((size_t)4 << 10)

/* diagnostics */
#define CG_MAX_DIAGNOSTICS 200                      /* kept; more are counted */
#define CG_MAX_MESSAGE 1000                         /* longer ones are cut */
#define CG_MAX_DIAGNOSTIC_TEXTS ((size_t)32 << 20)  /* of all that are kept */
#define CG_MAX_DIAGNOSTICS_SHOWN ((size_t)64 << 20) /* with their lines */

/* language data, which may come from a folder */
#define CG_MAX_LANG_TREE (64 * CG_MAX_RULES_FILE) /* while it is read */
#define CG_MAX_LANG (8 * CG_MAX_RULES_FILE)
#define CG_MAX_LANG_STRING 1024

/* pairs to judge */
#define CG_MAX_JUDGE_LINE ((size_t)8 << 20)
#define CG_MAX_JUDGE_TREE ((size_t)64 << 20)

/* documents */
#define CG_MAX_DOCUMENT ((size_t)1 << 30)
#define CG_MAX_DECODED (3 * CG_MAX_DOCUMENT) /* no byte takes more in UTF-8 */
#define CG_MAX_BLOCKS ((size_t)16 << 20)   /* of one document that a builder fills */
#define CG_MAX_MAP_RUNS ((size_t)32 << 20) /* of its map back to the source */
#define CG_MAX_FRONT_MATTER ((size_t)64 << 10)
#define CG_HTML_STEPS ((size_t)100 << 20)        /* of its parser; and for each byte: */
#define CG_HTML_STEPS_A_BYTE 32
#define CG_HTML_TREE ((size_t)32 << 20)          /* of all nodes; and for each byte: */
#define CG_HTML_TREE_A_BYTE 256
#define CG_MAX_HTML_JSON ((size_t)1 << 20)       /* all JSON-LD in one page */
#define CG_MAX_HTML_METADATA ((size_t)256 << 20) /* while it is read */
#define CG_MARKDOWN_LINES ((uint64_t)1 << 32) /* that md4c may walk for brackets, in all */
#define CG_MARKDOWN_STEPS 64 /* for a byte of Markdown: md4c expands tables and links */
#define CG_MAX_RECORD ((size_t)64 << 20)   /* a line of JSON lines, a row of a table */
#define CG_MAX_RECORD_TREE ((size_t)1 << 30) /* while it is read */
#define CG_MAX_RECORD_RUNS ((size_t)4 << 20) /* of its map: escapes, doubled marks */
#define CG_MAX_COLUMNS 10000
#define CG_MAX_MAIL_FIELD ((size_t)8 << 10) /* of a mail; the rest of a field is blank */
#define CG_MAX_MAIL_ADDRESSES 1000          /* the same, in a field of addresses */
#define CG_MAX_MAIL_LINES 100000            /* that may be fields, or marks between parts */
#define CG_MAX_MAIL_PARTS 1000
#define CG_MAX_MAIL_NESTING 32
#define CG_MAX_MAIL_ARENA ((size_t)64 << 20) /* names and fields of one mail */
#define CG_MAX_NAMED ((uint64_t)16 << 30) /* all files that the records of one file name */
#define CG_MAX_CONTAINERS 8 /* a file in a mail in an archive ... */
#define CG_MAX_MEMBER ((size_t)256 << 20)    /* one member of an archive, unpacked */
#define CG_MAX_OFFICE_STYLES 100000
#define CG_MAX_MEMBERS ((uint64_t)1 << 20)   /* of all archives in one file */
#define CG_MAX_UNPACKED ((uint64_t)16 << 30) /* by all of them; and at most this: */
#define CG_MIN_UNPACKED ((uint64_t)64 << 20)
#define CG_MAX_HTTP_HEADER ((size_t)1 << 20) /* of a record, of an answer in it */
#define CG_MAX_UNPACK_RATIO 200 /* and this many bytes more for each of the file */
#define CG_MAX_XML_DEPTH 4096
#define CG_MAX_PDF_SECONDS 120 /* of processor time, for one file */
#define CG_MAX_PDF_MEMORY ((size_t)2 << 30)
#define CG_MAX_PDF_OUTPUT ((size_t)512 << 20) /* 60 bytes and more a word */
#define CG_MAX_PDF_COMPLAINTS ((size_t)16 << 10)
#define CG_MAX_STYLES ((size_t)64 << 20) /* of an office file, their names */
#define CG_MAX_WALK_DEPTH 64
#define CG_MAX_PATH ((size_t)64 << 10)
#define CG_MAX_FOLDER ((size_t)256 << 20) /* all names in one folder */
#define CG_MAX_PATHS ((size_t)1 << 30)    /* of all files of a run, their paths */
#define CG_MAX_WORD 128                   /* longer tokens match nothing */
#define CG_MAX_SENTENCE_TOKENS 4000       /* longer ones are cut at a word */
#define CG_MAX_SENTENCE_CUES 2000
#define CG_MAX_SENTENCE_HITS 500             /* matches of one sentence */
#define CG_MAX_BLOCK_NAMES ((size_t)1000000) /* namings in one block */
#define CG_MAX_CUE_REACH 250                 /* tokens from a cue to what it governs */
#define CG_MAX_QUOTE 4096                    /* a quotation in a result */
#define CG_MAX_EXCERPT 240                   /* a source line in a result */
#define CG_MAX_ORIGINAL ((size_t)64 << 20) /* of a file that a report reads again */
#define CG_MAX_STATEMENTS ((size_t)4 << 20)
#define CG_MAX_REPORT_RECORD ((size_t)1 << 20)
#define CG_MAX_SHEET ((size_t)512 << 20) /* one file of a fact sheet */
#define CG_MAX_BASIS_KEY ((size_t)1 << 20) /* a few names and a sentence, folded */

/* what one run found, for another to merge */
#define CG_MAX_BLOB ((size_t)3 << 30)
#define CG_MAX_SHARDS 100000

/* looking inside */
#define CG_MAX_DUMP_RECORD ((size_t)64 << 20)  /* a claim, with all of its rule */
#define CG_MAX_EXPLANATION ((size_t)256 << 20) /* of one sentence */
#define CG_MAX_EXTENT_PAIRS 50000   /* of a cue and a word, in one sentence */
#define CG_MAX_PROBE_STEPS 20000000 /* of near misses, in one sentence */

/* the cache */
#define CG_MAX_IMAGE ((size_t)1 << 30) /* a compiled program */
#define CG_MAX_CACHE ((size_t)1 << 30)
#define CG_MAX_CACHE_SETS 256 /* sets of rules that documents were scanned for */
#define CG_MAX_CACHE_AGE 8 /* writes that a rule stays in without being asked for */

#endif
