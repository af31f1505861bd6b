/*
 * sqlite.c: the only includer of libsqlite3. Rows -> an SQLite database (PRONOM fmt/729) that grows
 * run after run. Tables are made from row_table, without the columns that repeat the report's:
 *
 *     reports --< observations, checks, problems, sections, documents      fields (of the forms)
 *     views: figures (observations as in the CSV), by_year, failing_checks, breaks, twice, prose,
 *     archive_values
 *
 * A report that is there already is replaced, so a run may be repeated. A commit holds a hundred
 * reports: a killed run loses those at most and leaves no half of one. The lock is released between
 * commits, so several runs may add at a time. Observations and their index are in the order of
 * insertion: a report's id is a hash, and in its order two hundred rows a report would be spread
 * over an index of gigabytes. Full text: LIKE on the view prose finds Chinese words of any length,
 * MATCH on prose_index (trigrams) those of three characters and more, by an index; LIKE on
 * prose_index finds no word of two, as SQLite 3.40 counts its bytes for characters.
 */
#include "output/sqlite.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"

enum {
    APPLICATION_ID = 0x4E424152, /* "NBAR" */
    SCHEMA_VERSION = 3,          /* see schema_upgrade */
    REPORTS_A_COMMIT = 100,
    MOST_WAITS = 60 * 1000, /* of a millisecond each, for another writer */
};

struct archive {
    sqlite3 *database;
    sqlite3_stmt *insert[ROW_TABLES];
    sqlite3_stmt *next;   /* of the documents; NULL: there are none, or it is written to */
    sqlite3_stmt *find;   /* one of them */
    sqlite3_stmt *has;    /* whether a report is there */
    sqlite3_stmt *remove; /* a report, and by the foreign keys all its rows */
    sqlite3_stmt *index;  /* adds the sections after a number to the full text */
    bool open;            /* in a transaction */
    size_t pending;       /* reports in it */
    long long indexed;    /* the last section in the full text */
    enum archive_fault fault;
    int result; /* SQLite's, of the fault */
};

/* ---- faults ---- */

static enum archive_fault fault_of(int result) {
    switch (result & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return ARCHIVE_GOOD;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ARCHIVE_CANNOT_OPEN;
    case SQLITE_NOTADB:
        return ARCHIVE_FOREIGN;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return ARCHIVE_BUSY;
    case SQLITE_FULL:
    case SQLITE_NOMEM:
        return ARCHIVE_FULL;
    default:
        return ARCHIVE_FAILED;
    }
}

/* Keeps the first fault. false: there is one. */
static bool result_keep(struct archive *archive, int result) {
    if (archive->fault == ARCHIVE_GOOD) {
        archive->fault = fault_of(result);
        archive->result = result;
    }
    return archive->fault == ARCHIVE_GOOD;
}

static bool sql_run(struct archive *archive, const char *sql) {
    return archive->fault == ARCHIVE_GOOD &&
           result_keep(archive, sqlite3_exec(archive->database, sql, NULL, NULL, NULL));
}

/* Asks every millisecond: another run releases the lock only while it reads its next report, which
 * the growing pauses of sqlite3_busy_timeout would miss for a minute. */
static int wait_for_other(void *context, int waits) {
    (void)context;
    usleep(1000);
    return waits < MOST_WAITS;
}

static long long number_query(struct archive *archive, const char *sql) {
    sqlite3_stmt *query = NULL;
    long long number = 0;
    if (archive->fault == ARCHIVE_GOOD &&
        result_keep(archive, sqlite3_prepare_v2(archive->database, sql, -1, &query, NULL)) &&
        result_keep(archive, sqlite3_step(query)))
        number = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    return number;
}

/* ---- the schema ---- */

static bool is_kept(const struct row_table *table, size_t column) {
    return (table->columns[column].flags & ROW_OF_REPORT) == 0;
}

static void quote_name(struct buffer *sql, const char *name) {
    buffer_format(sql, "\"%s\"", name); /* row, table and column are SQL's own words */
}

static void column_define(struct buffer *sql, const struct row_column *column) {
    static const char *const types[] = {
        [ROW_STRING] = "TEXT",
        [ROW_INTEGER] = "INTEGER",
        [ROW_NUMBER] = "NUMERIC",
        [ROW_BOOLEAN] = "INTEGER",
    };
    quote_name(sql, column->name);
    buffer_format(
        sql, " %s%s", types[column->type], (column->flags & ROW_REQUIRED) != 0 ? " NOT NULL" : "");
    /* Not IN: SQLite makes a table of such a list for every row that comes in. */
    for (const struct row_code *code = column->codes; code != NULL && code->code != NULL; code++) {
        buffer_add(sql, code == column->codes ? TEXT(" CHECK (") : TEXT(" OR "));
        quote_name(sql, column->name);
        buffer_format(sql, " = '%s'", code->code);
    }
    if (column->codes != NULL)
        buffer_add(sql, TEXT(")"));
}

/* Sections have a number of their own, by which the full text finds them. They and observations are
 * in the order of insertion, other tables in that of their keys. */
static void table_define(struct buffer *sql, enum row_tables index) {
    const struct row_table *table = row_table(index);
    bool numbered = index == ROWS_SECTIONS, child = index != ROWS_REPORTS && index != ROWS_FIELDS;
    buffer_format(sql, "CREATE TABLE %s (", table->name);
    if (numbered)
        buffer_add(sql, TEXT("\"section_id\" INTEGER PRIMARY KEY, "));
    for (size_t i = 0; i < table->column_count; i++) {
        if (!is_kept(table, i))
            continue;
        column_define(sql, &table->columns[i]);
        if (child && i == 0)
            buffer_add(sql, TEXT(" REFERENCES reports (\"report_id\") ON DELETE CASCADE"));
        buffer_add(sql, TEXT(", "));
    }
    buffer_add(sql, numbered ? TEXT("UNIQUE (") : TEXT("PRIMARY KEY ("));
    for (size_t i = 0; i < 2 && table->keys[i] != NULL; i++) {
        buffer_add(sql, i == 0 ? TEXT_NONE : TEXT(", "));
        quote_name(sql, table->keys[i]);
    }
    bool by_coming = numbered || index == ROWS_OBSERVATIONS;
    buffer_add(sql, by_coming ? TEXT("));\n") : TEXT(")) WITHOUT ROWID;\n"));
}

#define OBSERVATIONS_INDEX "CREATE INDEX observations_field ON observations (field);\n"
#define DOCUMENTS_INDEX "CREATE INDEX documents_path ON documents (path, report_id);\n"

static const char indices_sql[] =
    "CREATE INDEX reports_agency ON reports (agency, year);\n" OBSERVATIONS_INDEX DOCUMENTS_INDEX
    "CREATE INDEX checks_failing ON checks (check_id) WHERE state = 'fails';\n"
    "CREATE INDEX problems_code ON problems (code);\n"
    "CREATE VIRTUAL TABLE prose_index USING fts5 (\n"
    "    heading, text, content = 'sections', content_rowid = 'section_id', tokenize = "
    "'trigram');\n"
    "CREATE TRIGGER sections_removed AFTER DELETE ON sections BEGIN\n"
    "    INSERT INTO prose_index (prose_index, rowid, heading, text)\n"
    "        VALUES ('delete', old.section_id, old.heading, old.text);\n"
    "END;\n"
    "CREATE TRIGGER sections_changed AFTER UPDATE ON sections BEGIN\n"
    "    INSERT INTO prose_index (prose_index, rowid, heading, text)\n"
    "        VALUES ('delete', old.section_id, old.heading, old.text);\n"
    "    INSERT INTO prose_index (rowid, heading, text)\n"
    "        VALUES (new.section_id, new.heading, new.text);\n"
    "END;\n";

static const char views_sql[] =
    "DROP VIEW IF EXISTS prose;\n"
    "CREATE VIEW prose AS\n"
    "    SELECT s.section_id, s.report_id, r.agency, r.year, s.section, s.number, s.heading, "
    "s.text\n"
    "    FROM sections AS s JOIN reports AS r USING (report_id);\n"
    "DROP VIEW IF EXISTS failing_checks;\n"
    "CREATE VIEW failing_checks AS\n"
    "    SELECT r.agency, r.year, r.form, r.source_name, c.*\n"
    "    FROM checks AS c JOIN reports AS r USING (report_id) WHERE c.state = 'fails';\n"
    "DROP VIEW IF EXISTS breaks;\n"
    "CREATE VIEW breaks AS\n"
    "    SELECT * FROM (SELECT agency, year, form, lag(year) OVER years AS previous_year,\n"
    "            lag(form) OVER years AS previous_form, source_name\n"
    "        FROM reports WHERE year IS NOT NULL AND form IS NOT NULL\n"
    "        WINDOW years AS (PARTITION BY agency ORDER BY year))\n"
    "    WHERE form <> previous_form;\n"
    "DROP VIEW IF EXISTS archive_values;\n"
    "CREATE VIEW archive_values AS\n"
    "    SELECT r.report_id, r.agency, r.year, r.source_name,\n"
    "        v.value ->> 'name' AS name, v.value ->> 'value' AS value\n"
    "    FROM reports AS r, json_each(r.source_archive) AS v;\n"
    "DROP VIEW IF EXISTS twice;\n"
    "CREATE VIEW twice AS\n"
    "    SELECT agency, year, count(*) AS reports, group_concat(source_name, ' ') AS source_names\n"
    "    FROM reports GROUP BY agency, year HAVING count(*) > 1;\n";

/* Observations with the columns of their report, as observations.csv has them. */
static void figures_view(struct buffer *sql) {
    const struct row_table *table = row_table(ROWS_OBSERVATIONS);
    buffer_add(sql, TEXT("DROP VIEW IF EXISTS figures;\nCREATE VIEW figures AS SELECT "));
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_add(sql, i == 0 ? TEXT_NONE : TEXT(", "));
        buffer_add(sql, is_kept(table, i) ? TEXT("o.") : TEXT("r."));
        quote_name(sql, table->columns[i].name);
    }
    buffer_add(sql, TEXT(" FROM observations AS o JOIN reports AS r USING (report_id);\n"));
}

/* A column for each year. null where an agency has two reports of one year that disagree. */
static bool years_view(struct archive *archive, struct buffer *sql) {
    sqlite3_stmt *query = NULL;
    static const char years[] =
        "SELECT DISTINCT year FROM reports WHERE year IS NOT NULL ORDER BY year";
    if (!result_keep(archive, sqlite3_prepare_v2(archive->database, years, -1, &query, NULL)))
        return false;
    buffer_add(sql, TEXT("DROP VIEW IF EXISTS by_year;\n"
                         "CREATE VIEW by_year AS SELECT agency, field, indicator, applicant"));
    int result;
    while ((result = sqlite3_step(query)) == SQLITE_ROW) {
        int year = sqlite3_column_int(query, 0);
        buffer_format(sql,
            ",\n    CASE WHEN min(value) FILTER (WHERE year = %d) = max(value) FILTER "
            "(WHERE year = %d)\n    THEN max(value) FILTER (WHERE year = %d) END AS y%d",
            year, year, year, year);
    }
    sqlite3_finalize(query);
    buffer_add(sql, TEXT("\nFROM figures GROUP BY agency, field;\n"));
    return result_keep(archive, result);
}

static bool views_make(struct archive *archive) {
    struct arena *arena = arena_new();
    struct buffer sql = {.arena = arena};
    figures_view(&sql);
    bool made = years_view(archive, &sql) && sql_run(archive, buffer_text(&sql).bytes) &&
                sql_run(archive, views_sql);
    arena_free(arena);
    return made;
}

/* ---- opening ---- */

static bool statement_prepare(struct archive *archive, sqlite3_stmt **statement, const char *sql) {
    return result_keep(archive, sqlite3_prepare_v2(archive->database, sql, -1, statement, NULL));
}

static bool statements_prepare(struct archive *archive, struct arena *arena) {
    for (int index = 0; index < ROW_TABLES; index++) {
        const struct row_table *table = row_table((enum row_tables)index);
        struct buffer sql = {.arena = arena}, marks = {.arena = arena};
        buffer_format(
            &sql, "INSERT %sINTO %s (", index == ROWS_FIELDS ? "OR REPLACE " : "", table->name);
        for (size_t i = 0; i < table->column_count; i++) {
            if (!is_kept(table, i))
                continue;
            buffer_add(&sql, marks.length == 0 ? TEXT_NONE : TEXT(", "));
            buffer_add(&marks, marks.length == 0 ? TEXT("?") : TEXT(", ?"));
            quote_name(&sql, table->columns[i].name);
        }
        buffer_format(&sql, ") VALUES (%s)", buffer_text(&marks).bytes);
        if (!statement_prepare(archive, &archive->insert[index], buffer_text(&sql).bytes))
            return false;
    }
    return statement_prepare(archive, &archive->has, "SELECT 1 FROM reports WHERE report_id = ?") &&
           statement_prepare(
               archive, &archive->remove, "DELETE FROM reports WHERE report_id = ?") &&
           statement_prepare(archive, &archive->index,
               "INSERT INTO prose_index (rowid, heading, text) "
               "SELECT section_id, heading, text FROM sections WHERE section_id > ?");
}

static bool transaction_begin(struct archive *archive) {
    archive->open = sql_run(archive, "BEGIN IMMEDIATE");
    return archive->open;
}

static bool transaction_commit(struct archive *archive) {
    if (!sql_run(archive, "COMMIT"))
        return false;
    archive->open = false;
    return true;
}

/* Faults a database of another program or of a later version. Returns the number of its tables; a
 * new one has none. */
static long long owner_check(struct archive *archive) {
    long long id = number_query(archive, "PRAGMA application_id");
    long long version = number_query(archive, "PRAGMA user_version");
    long long tables = number_query(archive, "SELECT count(*) FROM sqlite_master");
    if (archive->fault == ARCHIVE_GOOD && id != APPLICATION_ID && (id != 0 || tables != 0))
        archive->fault = ARCHIVE_FOREIGN;
    if (archive->fault == ARCHIVE_GOOD && version > SCHEMA_VERSION)
        archive->fault = ARCHIVE_NEWER;
    return tables;
}

/* Version 1 has no documents; its reports get none until they are added again. Up to version 2
 * observations were in the order of their ids without status D, fields had no definition, and a
 * trigger kept the full text. */
static void schema_upgrade(struct archive *archive, struct arena *arena) {
    struct buffer sql = {.arena = arena};
    long long version = number_query(archive, "PRAGMA user_version");
    if (version == SCHEMA_VERSION)
        return;
    if (version < 2) {
        table_define(&sql, ROWS_DOCUMENTS);
        buffer_add(&sql, TEXT(DOCUMENTS_INDEX));
    }
    buffer_add(&sql, TEXT("DROP VIEW IF EXISTS by_year; DROP VIEW IF EXISTS figures;\n"
                          "DROP TRIGGER IF EXISTS sections_added; DROP TABLE fields;\n"
                          "DROP INDEX observations_field;\n"
                          "ALTER TABLE observations RENAME TO earlier;\n"));
    table_define(&sql, ROWS_FIELDS);
    table_define(&sql, ROWS_OBSERVATIONS);
    buffer_add(&sql, TEXT("INSERT INTO observations SELECT * FROM earlier; DROP TABLE "
                          "earlier;\n" OBSERVATIONS_INDEX));
    buffer_format(&sql, "PRAGMA user_version = %d;\n", SCHEMA_VERSION);
    (void)sql_run(archive, buffer_text(&sql).bytes);
}

/* Under the lock, as two runs may make a new database at a time. */
static bool schema_make(struct archive *archive, struct arena *arena) {
    if (!transaction_begin(archive))
        return false;
    long long tables = owner_check(archive);
    if (archive->fault == ARCHIVE_GOOD && tables == 0) {
        struct buffer sql = {.arena = arena};
        for (int table = 0; table < ROW_TABLES; table++)
            table_define(&sql, (enum row_tables)table);
        buffer_format(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;\n",
            APPLICATION_ID, SCHEMA_VERSION);
        buffer_add(&sql, text_from(indices_sql));
        (void)(sql_run(archive, buffer_text(&sql).bytes) && views_make(archive));
    } else
        schema_upgrade(archive, arena);
    return archive->fault == ARCHIVE_GOOD && transaction_commit(archive) &&
           statements_prepare(archive, arena);
}

struct archive *archive_open(struct arena *arena, const char *path) {
    struct archive *archive = arena_alloc(arena, sizeof *archive);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (result_keep(archive, sqlite3_open_v2(path, &archive->database, flags, NULL))) {
        sqlite3_busy_handler(archive->database, wait_for_other, NULL);
        (void)(sql_run(archive, "PRAGMA page_size = 8192; PRAGMA foreign_keys = ON; "
                                "PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY") &&
               schema_make(archive, arena));
    }
    return archive;
}

/* ---- reading ---- */

/* The database may be hostile: only real tables are read (views, virtual tables and triggers have
 * no root page), no function of its schema is called, and no text is read that is longer than a
 * report may be. */
static void documents_find(struct archive *archive) {
    static const char is_there[] = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND "
                                   "name IN ('reports', 'documents') AND rootpage > 0";
    static const char all[] =
        "SELECT report_id, path, json FROM documents ORDER BY path, report_id";
    static const char one[] = "SELECT report_id, path, json FROM documents WHERE report_id = ?";
    (void)sqlite3_limit(archive->database, SQLITE_LIMIT_LENGTH, LIMIT_JSON_BYTES);
    (void)sqlite3_db_config(archive->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    long long tables = owner_check(archive);
    if (archive->fault == ARCHIVE_GOOD && tables == 0)
        archive->fault = ARCHIVE_FOREIGN;
    if (number_query(archive, is_there) == 2)
        (void)(statement_prepare(archive, &archive->next, all) &&
               statement_prepare(archive, &archive->find, one));
}

struct archive *archive_open_reading(struct arena *arena, const char *path) {
    struct archive *archive = arena_alloc(arena, sizeof *archive);
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
    if (result_keep(archive, sqlite3_open_v2(path, &archive->database, flags, NULL))) {
        sqlite3_busy_handler(archive->database, wait_for_other, NULL);
        documents_find(archive);
    }
    return archive;
}

static struct text text_column(sqlite3_stmt *statement, int column) {
    const void *bytes = sqlite3_column_text(statement, column);
    return (struct text){
        bytes == NULL ? "" : bytes, (size_t)sqlite3_column_bytes(statement, column)};
}

static bool document_step(
    struct archive *archive, sqlite3_stmt *statement, struct archived *archived) {
    if (archive->fault != ARCHIVE_GOOD || statement == NULL)
        return false;
    int result = sqlite3_step(statement);
    if (!result_keep(archive, result) || result != SQLITE_ROW)
        return false;
    *archived = (struct archived){
        text_column(statement, 0), text_column(statement, 1), text_column(statement, 2)};
    return true;
}

bool archive_next(struct archive *archive, struct archived *archived) {
    return document_step(archive, archive->next, archived);
}

bool archive_find(struct archive *archive, struct text id, struct archived *archived) {
    if (archive->find == NULL)
        return false;
    sqlite3_reset(archive->find);
    return result_keep(archive, sqlite3_bind_text64(archive->find, 1, id.bytes, id.length,
                                    SQLITE_STATIC, SQLITE_UTF8)) &&
           document_step(archive, archive->find, archived);
}

long long archive_bare(struct archive *archive) {
    return number_query(archive, archive->next == NULL
                                     ? "SELECT count(*) FROM reports"
                                     : "SELECT count(*) FROM reports WHERE report_id NOT IN "
                                       "(SELECT report_id FROM documents)");
}

/* ---- adding ---- */

static int value_bind(
    sqlite3_stmt *statement, int place, enum row_type type, const struct row_value *value) {
    struct text text = value->text;
    if (!value->known)
        return sqlite3_bind_null(statement, place);
    if (type == ROW_STRING)
        return sqlite3_bind_text64(
            statement, place, text.bytes, text.length, SQLITE_STATIC, SQLITE_UTF8);
    if (type == ROW_BOOLEAN)
        return sqlite3_bind_int(statement, place, text_equal(text, TEXT("true")));
    char *end = NULL;
    errno = 0; /* numbers end in a zero byte, as all text in an arena does */
    long long whole = strtoll(text.bytes, &end, 10);
    if (errno == 0 && end == text.bytes + text.length)
        return sqlite3_bind_int64(statement, place, whole);
    return sqlite3_bind_double(statement, place, strtod(text.bytes, NULL));
}

static bool rows_insert(
    struct archive *archive, sqlite3_stmt *statement, const struct row_set *set) {
    const struct row_table *table = set->table;
    for (size_t at = 0; at < set->count; at += table->column_count) {
        int place = 0;
        for (size_t i = 0; i < table->column_count; i++)
            if (is_kept(table, i) &&
                !result_keep(archive,
                    value_bind(statement, ++place, table->columns[i].type, &set->values[at + i])))
                return false;
        if (!result_keep(archive, sqlite3_step(statement)) ||
            !result_keep(archive, sqlite3_reset(statement)))
            return false;
    }
    return true;
}

/* Runs a statement whose parameter is bound. true: it gave a row. */
static bool statement_run(struct archive *archive, sqlite3_stmt *statement) {
    int result = sqlite3_step(statement);
    (void)(result_keep(archive, result) && result_keep(archive, sqlite3_reset(statement)));
    return result == SQLITE_ROW;
}

static long long last_section(struct archive *archive) {
    return number_query(archive, "SELECT max(section_id) FROM sections");
}

/* Another run may have added since the last commit. */
static bool reports_begin(struct archive *archive) {
    if (transaction_begin(archive))
        archive->indexed = last_section(archive);
    return archive->fault == ARCHIVE_GOOD;
}

/* Adds new sections to the full text all at once: with a trigger SQLite would write it for each. */
static bool sections_index(struct archive *archive) {
    if (result_keep(archive, sqlite3_bind_int64(archive->index, 1, archive->indexed)))
        (void)statement_run(archive, archive->index);
    archive->indexed = last_section(archive);
    return archive->fault == ARCHIVE_GOOD;
}

static bool reports_commit(struct archive *archive) {
    archive->pending = 0;
    return sections_index(archive) && transaction_commit(archive);
}

/* The full text must hold what is removed from it; the numbers of the sections are used again. */
static bool report_remove(struct archive *archive, struct text id) {
    sqlite3_stmt *const both[] = {archive->has, archive->remove};
    for (size_t i = 0; i < 2; i++)
        if (!result_keep(archive,
                sqlite3_bind_text64(both[i], 1, id.bytes, id.length, SQLITE_STATIC, SQLITE_UTF8)))
            return false;
    if (statement_run(archive, archive->has) && sections_index(archive)) {
        (void)statement_run(archive, archive->remove);
        archive->indexed = last_section(archive);
    }
    return archive->fault == ARCHIVE_GOOD;
}

bool archive_add(struct archive *archive, const struct row_set sets[ROW_TABLES]) {
    if (archive->fault != ARCHIVE_GOOD || (!archive->open && !reports_begin(archive)))
        return false;
    if (!report_remove(archive, sets[ROWS_REPORTS].values[0].text))
        return false;
    for (int table = 0; table < ROW_TABLES; table++)
        if (!rows_insert(archive, archive->insert[table], &sets[table]))
            return false;
    return ++archive->pending < REPORTS_A_COMMIT || reports_commit(archive);
}

bool archive_finish(struct archive *archive, const struct row_set *fields) {
    return archive->fault == ARCHIVE_GOOD && (archive->open || reports_begin(archive)) &&
           rows_insert(archive, archive->insert[ROWS_FIELDS], fields) && views_make(archive) &&
           reports_commit(archive);
}

enum archive_fault archive_fault(const struct archive *archive) {
    return archive->fault;
}

const char *archive_message(const struct archive *archive) {
    return sqlite3_errstr(archive->result);
}

void archive_close(struct archive *archive) {
    if (archive == NULL)
        return;
    for (int table = 0; table < ROW_TABLES; table++)
        sqlite3_finalize(archive->insert[table]);
    sqlite3_finalize(archive->has);
    sqlite3_finalize(archive->remove);
    sqlite3_finalize(archive->index);
    sqlite3_finalize(archive->next);
    sqlite3_finalize(archive->find);
    sqlite3_close(archive->database); /* rolls back what is open */
}

const char *archive_library_version(void) {
    return sqlite3_libversion();
}
