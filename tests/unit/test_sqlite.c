/* test_sqlite.c: an archive that is made, added to, repeated, read, and what is refused. What is in
 * it is asked of SQLite itself. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "form_fixture.h"
#include "output/sqlite.h"
#include "rows_fixture.h"

static char path[64], folder[32];

static void folder_open(void) {
    snprintf(folder, sizeof folder, "/tmp/nianbao-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.db", folder);
}

static void folder_close(void) {
    unlink(path);
    rmdir(folder);
}

/* The first value that a query gives; "(fault)" where it cannot be asked. */
static void expect_query(const char *sql, const char *expected) {
    sqlite3 *database = NULL;
    sqlite3_stmt *query = NULL;
    cr_assert_eq(sqlite3_open(path, &database), SQLITE_OK);
    const char *got = "(fault)";
    if (sqlite3_prepare_v2(database, sql, -1, &query, NULL) == SQLITE_OK) {
        int result = sqlite3_step(query);
        const char *text = (const char *)sqlite3_column_text(query, 0);
        got = result == SQLITE_ROW && text != NULL ? text
              : result == SQLITE_DONE              ? "(done)"
                                                   : "(fault)";
    }
    expect_text(sql, got, expected);
    sqlite3_finalize(query);
    sqlite3_close(database);
}

static void expect_sound(void) {
    expect_query("PRAGMA integrity_check", "ok");
    expect_query("PRAGMA foreign_key_check", "(done)");
    expect_query("INSERT INTO prose_index (prose_index) VALUES ('integrity-check')", "(done)");
}

/* Adds reports, each `times` one behind the other; finish false: killed before it could. */
static void archive_make(
    struct rows_fixture *const *reports, size_t count, int times, bool finish) {
    struct arena *arena = arena_new();
    struct archive *archive = archive_open(arena, path);
    for (int time = 0; time < times; time++)
        for (size_t i = 0; i < count; i++)
            cr_expect(archive_add(archive, reports[i]->sets), "%s", archive_message(archive));
    if (finish)
        cr_expect(archive_finish(archive, &reports[0]->sets[ROWS_FIELDS]));
    cr_expect_eq(archive_fault(archive), ARCHIVE_GOOD, "%s", archive_message(archive));
    archive_close(archive);
    arena_free(arena);
}

static const struct {
    const char *sql, *value;
} queries[] = {
    {"SELECT count(*) FROM reports", "2"},
    {"SELECT count(*) FROM observations", "396"},
    {"SELECT count(*) FROM documents", "2"},
    {"SELECT count(*) FROM prose_index WHERE text MATCH '行政许可'", "2"},
    {"SELECT count(*) FROM prose WHERE text LIKE '%许可%'", "2"},
    {"SELECT count(*) FROM prose WHERE text LIKE '%费%'", "2"},
    {"SELECT typeof(value) || value FROM figures WHERE field = "
     "'disclosure.normative_documents.total_disclosed'",
        "integer9007199254740993"},
    {"SELECT typeof(value) || value FROM figures WHERE raw = '1.50'", "real1.5"},
    {"SELECT count(*) FROM figures WHERE value IS NULL AND state = 'number'", "0"},
    {"SELECT y2020 FROM by_year WHERE field = 'requests.received.total'", "5"},
    {"SELECT group_concat(DISTINCT obs_status) FROM (SELECT obs_status FROM figures ORDER BY 1)",
        "A,D,L,M,O,Q,V"},
    {"SELECT count(*) FROM failing_checks", "4"},
    {"SELECT reports FROM twice", "2"},
    {"SELECT count(*) FROM archive_values WHERE name = '档号' AND value = '010000'", "2"},
    {"SELECT count(*) FROM breaks", "0"},
    {"SELECT count(*) FROM fields WHERE form = 'form-2019'", "232"},
};

/* Once, twice in one transaction, and once more later: the same. */
Test(sqlite, adds, .init = folder_open, .fini = folder_close) {
    struct rows_fixture *reports[] = {rows_read(""), rows_read("\n")};
    for (int round = 0; round < 3; round++) {
        archive_make(reports, 2, round == 1 ? 2 : 1, true);
        for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
            expect_query(queries[i].sql, queries[i].value);
        expect_sound();
    }
    rows_free(reports[0]), rows_free(reports[1]);
}

/* What was not committed is gone, all of it. */
Test(sqlite, killed, .init = folder_open, .fini = folder_close) {
    struct rows_fixture *reports[] = {rows_read(""), rows_read("\n")};
    archive_make(reports, 1, 1, true);
    archive_make(reports + 1, 1, 1, false);
    expect_query("SELECT count(*) FROM reports", "1");
    expect_query("SELECT count(*) FROM observations", "198");
    expect_sound();
    rows_free(reports[0]), rows_free(reports[1]);
}

Test(sqlite, reads, .init = folder_open, .fini = folder_close) {
    struct rows_fixture *reports[] = {rows_read(""), rows_read("\n")};
    archive_make(reports, 2, 1, true);
    struct arena *arena = arena_new();
    struct archive *archive = archive_open_reading(arena, path);
    struct archived archived;
    size_t count = 0;
    while (archive_next(archive, &archived)) {
        const struct rows_fixture *report =
            text_equal(archived.id, reports[0]->sets[ROWS_REPORTS].values[0].text) ? reports[0]
                                                                                   : reports[1];
        cr_expect(text_equal(archived.json, report->source.json));
        cr_expect(text_equal(archived.path, TEXT("out/d.json")));
        count++;
    }
    cr_expect_eq(count, 2);
    cr_expect_eq(archive_bare(archive), 0);
    cr_expect(archive_find(archive, reports[1]->sets[ROWS_REPORTS].values[0].text, &archived));
    cr_expect(!archive_find(archive, TEXT("r-0"), &archived));
    cr_expect_eq(archive_fault(archive), ARCHIVE_GOOD);
    archive_close(archive);
    arena_free(arena);
    rows_free(reports[0]), rows_free(reports[1]);
}

static void bytes_write(const char *bytes) {
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    fputs(bytes, file);
    fclose(file);
}

static void sql_run(const char *sql) {
    sqlite3 *database = NULL;
    cr_assert_eq(sqlite3_open(path, &database), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

static int spied;

static void spy(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    (void)values;
    spied++;
    sqlite3_result_text(context, "{}", -1, SQLITE_STATIC);
}

/* Every connection of this program knows the function spy(): one that is not innocuous. */
static int spy_add(sqlite3 *database, char **message, const struct sqlite3_api_routines *routines) {
    (void)message;
    (void)routines;
    return sqlite3_create_function(
        database, "spy", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, spy, NULL, NULL);
}

/* A stranger's database may name functions in its schema; reading it calls none of them. */
Test(sqlite, calls_no_function_of_the_schema, .init = folder_open, .fini = folder_close) {
    sqlite3_auto_extension((void (*)(void))spy_add);
    sql_run("PRAGMA application_id = 0x4E424152; PRAGMA user_version = 2;"
            "CREATE TABLE reports (report_id TEXT);"
            "CREATE TABLE documents (report_id TEXT, path TEXT, json TEXT AS (spy()));"
            "INSERT INTO reports VALUES ('r-1'); INSERT INTO documents VALUES ('r-1', 'a.json')");
    expect_query("SELECT json FROM documents", "{}"); /* a trusting reader does call it */
    spied = 0;
    struct arena *arena = arena_new();
    struct archive *archive = archive_open_reading(arena, path);
    struct archived archived;
    cr_expect(!archive_next(archive, &archived));
    cr_expect_neq(archive_fault(archive), ARCHIVE_GOOD);
    cr_expect_neq(archive_fault(archive), ARCHIVE_FOREIGN);
    cr_expect_neq(archive_fault(archive), ARCHIVE_NEWER);
    cr_expect_eq(spied, 0);
    archive_close(archive);
    arena_free(arena);
    sqlite3_reset_auto_extension();
}

Test(sqlite, refuses, .init = folder_open, .fini = folder_close) {
    static const struct {
        const char *what, *bytes, *sql;
        enum archive_fault fault;
    } cases[] = {
        {"no database", "this is no database, and stays as it is\n", NULL, ARCHIVE_FOREIGN},
        {"another program's", "", "CREATE TABLE mine (x)", ARCHIVE_FOREIGN},
        {"another program's number", "", "PRAGMA application_id = 7; CREATE TABLE x (x)",
            ARCHIVE_FOREIGN},
        {"a later version's", "", "PRAGMA application_id = 0x4E424152; PRAGMA user_version = 99",
            ARCHIVE_NEWER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int reading = 0; reading < 2; reading++) {
            struct arena *arena = arena_new();
            bytes_write(cases[i].bytes);
            if (cases[i].sql != NULL)
                sql_run(cases[i].sql);
            struct archive *archive =
                reading == 1 ? archive_open_reading(arena, path) : archive_open(arena, path);
            cr_expect_eq(archive_fault(archive), cases[i].fault, "%s: %d", cases[i].what,
                archive_fault(archive));
            archive_close(archive);
            arena_free(arena);
            unlink(path);
        }
    struct arena *arena = arena_new();
    struct archive *archive = archive_open(arena, folder);
    cr_expect_eq(archive_fault(archive), ARCHIVE_CANNOT_OPEN, "a folder");
    archive_close(archive);
    archive_close(NULL);
    arena_free(arena);
}
