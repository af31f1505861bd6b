/*
 * comparison.h: many reports side by side: the data that the page, the text, the CSV and the JSON
 * of a comparison are written from. history/, output/ and program/ may include this.
 *
 * Agencies are made one after the other, each from its reports alone, in an arena that the caller
 * frees: one is in memory, however many there are. Problems and totals over all agencies are
 * gathered on the way.
 *
 *   comparison
 *     problems           of no agency, or of several
 *     totals[]           sums over the agencies
 *   agency               one a group of reports
 *     reports[]          by year, at most one a year (unless two versions are compared)
 *     lines[]            one a subject of figures
 *       points[]         its figure in reports[i]
 *       links[]          links[i]: how points[i] compares with points[i - 1]; links[0] is unused
 *     checks, copies, repeats, problems
 *     failures[]         the checks that fail, of every kind; points list those they take part in
 *     marks[]            marks[i]: the findings of reports[i] in short
 */
#ifndef NIANBAO_HISTORY_COMPARISON_H
#define NIANBAO_HISTORY_COMPARISON_H

#include "history/agencies.h"
#include "history/comparability.h"
#include "history/year_check.h"
#include "history/year_slip.h"

/* A section at the top of a report, with those within it. */
struct year_section {
    struct text number, heading;
    struct text *paragraphs;
    size_t paragraph_count;
};

/* A report as a comparison keeps it. */
struct year_report {
    struct text path;           /* of the JSON that it was read from */
    struct text source, sha256; /* the Word file: its name, its hash; may be empty */
    struct text title, agency;  /* as printed; empty: none */
    int year;                   /* 0: none */
    struct text form;           /* empty: none */
    struct text published;      /* ISO 8601; empty: not printed */
    bool late;                  /* published after 31 March of the following year */
    bool form_of_other_years;   /* the form was meant for other years */
    struct figure *figures;
    size_t figure_count;
    size_t checks[3]; /* its own, by enum check_state */
    struct check *failing;
    const struct mapping_check **failing_made; /* the rule of each; NULL: unknown */
    size_t failing_count;
    size_t problems[3]; /* its own, by enum severity */
    struct year_section *sections;
    size_t section_count;
};

/* A line in one report: a figure, a sum of figures, or nothing (figure_count 0). */
struct point {
    const struct figure **figures;
    size_t figure_count;
    enum cell_state state;
    struct text value; /* a JSON number; empty: null */
    bool sum, loose;   /* added up from parts; and not exact (RELATION_LOOSE) */
    size_t *failures;  /* numbers of the agency's failures that have a figure of it as a term,
                          ascending */
    size_t failure_count;
};

enum link_flag {
    LINK_CHANGED = 1,        /* the values, or a value and none, differ */
    LINK_NO_NUMBER = 2,      /* a side is no number: no difference */
    LINK_ZERO_BASE = 4,      /* the earlier is zero: no ratio */
    LINK_BREAK = 8,          /* the figures may not be compared: no difference */
    LINK_CAUTION = 16,       /* the meaning changed somewhat: no ratio */
    LINK_YEARS_BETWEEN = 32, /* the years are not consecutive */
    LINK_OUTLIER = 64,       /* see OUTLIER_TIMES */
    LINK_COPIED = 128,       /* part of a table that repeats last year's */
};

struct link {
    bool is_there;                  /* one of the two reports has it */
    struct text form, field, label; /* as the later report has them, where it does */
    enum relation relation;
    struct text reason, reason_en;
    struct text difference, ratio; /* JSON numbers; empty: null */
    struct text percent; /* of the earlier figure, one digit behind the point; empty: none */
    unsigned flags;      /* enum link_flag */
};

struct line {
    size_t subject;          /* the same number for the same subject at every agency */
    struct text form, field; /* the newest name that it has in these reports */
    struct text label; /* its official wording: 三、本年度办理结果/（一）予以公开/自然人 */
    struct point *points;
    struct link *links;
};

/* A table whose figures are last year's. */
struct copy {
    struct text table; /* "requests" */
    int years[2];
    size_t equal, compared; /* figures other than zero */
    bool whole;
};

/* The part of a section that stood in last year's report. */
struct repeat {
    int years[2];
    struct text number, heading; /* both empty: the whole report */
    bool whole;
    size_t characters, repeated; /* see text_overlap.h for what counts */
    bool over_half;              /* and long enough, and no prescribed opening */
    struct text *passages;       /* of this year's text, as printed */
    size_t passage_count;
};

/* The gravest first. */
enum failure_kind {
    FAILURE_CARRIED, /* between two years; must hold */
    FAILURE_OWN,     /* within a report */
    FAILURE_DOUBT,   /* between two years; may have a reason */
    FAILURE_KINDS
};

/* A check that fails. */
struct failure {
    enum failure_kind kind;
    const struct check *check;
    const struct year_check *between; /* NULL: within a report */
    struct text name, name_en;        /* of the rule; may be empty */
    int years[2];                     /* within a report the first is 0 */
    size_t now;                       /* reports[]: the report, of two the later one */
    const struct figure *about;       /* a figure of it to name; NULL: unknown */
};

/* The findings of a report in short. */
struct report_marks {
    size_t failing[FAILURE_KINDS];
    const struct repeat *text; /* of the whole report; NULL: there is nothing to compare */
    bool repeats;              /* the whole or a section is over half */
};

struct year_agency {
    struct text name;   /* by the aliases; empty: the report names none */
    struct text *names; /* as printed in the reports */
    size_t name_count;
    const struct year_report **reports;
    size_t report_count;
    int *missing_years;
    size_t missing_count;
    struct line *lines;
    size_t line_count;
    struct year_checks checks;
    struct copy *copies;
    size_t copy_count;
    struct repeat *repeats;
    size_t repeat_count;
    struct failure *failures; /* by kind; within a kind as the checks are made, by year */
    size_t failure_count;
    struct report_marks *marks;
    struct problems problems; /* place.part is the path of the report */
};

/* A line summed up over the agencies that have a report of the year. */
struct total {
    size_t subject;          /* as in lines */
    struct text form, field; /* as the first agency's report of the year has it */
    int year;
    struct text sum;         /* empty where some have no number, or there are two units */
    size_t numbers, reports; /* of so many reports, so many have a number */
};

struct comparison {
    size_t agency_count;       /* some may turn out to have no report that can be read */
    size_t report_count;       /* of the agencies made so far: reports side by side */
    int first_year, last_year; /* 0: no report says its year */
    struct problems problems;
    bool fails;           /* a check between years that must hold does not */
    bool differs;         /* a figure, or the prose; only known where two reports are compared */
    struct total *totals; /* where there are several agencies, once all are made */
    size_t total_count;
    struct comparing *comparing; /* private to history/ */
};

/* The tables that a comparison needs. */
struct knowledge {
    const struct mappings *mappings;
    struct comparability comparability;
    struct year_rules rules;
    struct year_slips slips;
    struct aliases aliases;
};

/* Reads the tables beside the forms: from the folder, from the program where the folder lacks one
 * or is NULL. false with problems where a table does not pass the lint. */
bool knowledge_read(struct arena *arena, const struct mappings *mappings, const char *folder,
    struct problems *problems, struct knowledge *knowledge);

/*
 * What an outlier is: more than OUTLIER_TIMES as much, or less than that part of it, and one of the
 * two figures at least OUTLIER_LEAST; from nothing to that many counts, as to nothing does. Below
 * ten a case more or less is chance: 685 of the 946 outliers that corpus/series had without that
 * floor had one digit on both sides.
 */
enum { OUTLIER_TIMES = 5, OUTLIER_LEAST = 10 };

/* Copies what a comparison keeps of a report into the arena. */
struct year_report *year_report_make(struct arena *arena, const struct mappings *mappings,
    const struct report *report, struct text path);

/* The facts of a report that are needed before any is compared. */
struct year_head {
    struct text agency; /* as printed; empty: none */
    int year;           /* as year_of_report has it */
    const void *source; /* for the reader */
};

/* The year where a report can be of it, else 0: otherwise a billion years could be missing between
 * two. */
int year_of_report(int year);

struct year_reader {
    /* Reads the report of a head into the arena; NULL: it cannot be read, and a message says so. */
    struct year_report *(*read)(void *context, struct arena *arena, const struct year_head *head);
    void *context;
};

/*
 * Groups and orders the reports. Two reports are always kept beside each other where they are of
 * one agency, even of one year; of more than two, one a year is. The heads and the knowledge must
 * outlive the comparison.
 */
struct comparison *comparison_open(struct arena *arena, const struct knowledge *knowledge,
    const struct year_head *heads, size_t count);

/* The next agency by name, those without a name last, in the arena; NULL: there are no more, and
 * the totals are made. */
const struct year_agency *comparison_next(
    struct comparison *comparison, struct arena *arena, const struct year_reader *reader);

/* Whether a line shows something in reports[r]: a figure, or a sum that a link joins. */
bool point_is_shown(const struct year_agency *agency, const struct line *line, size_t r);

/* "50.9%", never rounded up to a half that is not reached. repeat->characters must not be 0. */
struct text repeat_percent(struct arena *arena, const struct repeat *repeat);

/* The report of that year, the first where there are two; NULL: there is none. */
const struct year_report *agency_report(const struct year_agency *agency, int year);

#endif
