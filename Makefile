# nianbao: Word annual reports on government information disclosure -> validated JSON.
#
#   make                 build/libnianbao.a and build/nianbao
#   make test            every test; the last line says `N passed, N failed, N skipped`
#   make test-sanitize   the same program under the address, leak and undefined-behaviour sanitizers
#   make fuzz            libFuzzer over each target of tests/fuzz, FUZZ_SECONDS (60) each
#   make fuzz-afl        the same with AFL++
#   make valgrind        memcheck over the corpus
#   make analyse         cppcheck and clang-tidy; minutes
#   make install         PREFIX (/usr/local) and DESTDIR as usual
#   make corpus-update   writes the JSON expected of every corpus report (read the diff!)
#   make bench           CPU time of a conversion by what libzip and Expat alone need, and the last figures
#   make bench-archive   throughput from 100 to 100,000 documents, by one worker and two
#   make bench-callgrind the same in instructions (needs valgrind)
#   make docs            docs/problems.md from converter/base/problem_list.h
#   make format, make clean
#
# CC=clang, BUILD=elsewhere, CFLAGS=..., WERROR= (warnings do not stop the build) may be given.

BUILD ?= build
PREFIX ?= /usr/local
CFLAGS ?= -O2
WERROR ?= -Werror
PKG_CONFIG ?= pkg-config
PACKAGES := libzip expat libxml-2.0 icu-i18n icu-uc libcjson nettle sqlite3

STANDARD := -std=c17 -D_GNU_SOURCE -Iconverter $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
# Members that an initialiser leaves out are zero: tables use that.
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-missing-field-initializers $(WERROR)
COMPILE = $(CC) $(STANDARD) $(WARNINGS) $(CFLAGS) -MMD -MP
LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES))
CRITERION = $(shell $(PKG_CONFIG) --libs criterion)
VERSION = $(shell sed -n 's/^.define NIANBAO_VERSION "\(.*\)"/\1/p' converter/nianbao.h)

SOURCES := $(sort $(wildcard converter/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/embedded.o
# The library is everything but the program; unit tests may reach the program's parts, not its main.
PROGRAM := $(filter $(BUILD)/converter/program/%,$(OBJECTS))
LIBRARY := $(filter-out $(PROGRAM),$(OBJECTS))
PARTS := $(filter-out %/main.o,$(PROGRAM))
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
UNIT_HELPERS := $(BUILD)/tests/unit/shared_memory.o $(BUILD)/tests/unit/form_fixture.o \
	$(BUILD)/tests/unit/series_fixture.o $(BUILD)/tests/unit/rows_fixture.o
UNIT_NEEDS := $(UNIT_HELPERS) $(BUILD)/program-parts.a $(BUILD)/libnianbao.a
FUZZ_TARGETS := body file html mapping package plain report text
REPLAYS := $(FUZZ_TARGETS:%=$(BUILD)/fuzz/replay-%)
PAGE := $(sort $(wildcard converter/output/page/*))
SCHEMA := converter/output/report.schema.json
MAPPINGS := $(sort $(wildcard mappings/*.json mappings/*.tsv))

.PHONY: bench-archive bench-growth all units replays test test-sanitize sanitize fuzz fuzz-afl fuzzers install corpus-update bench bench-callgrind docs format valgrind analyse clean FORCE
.DELETE_ON_ERROR:
.PRECIOUS: $(BUILD)/%.o

all: $(BUILD)/libnianbao.a $(BUILD)/nianbao $(BUILD)/mappings.checked

$(BUILD)/nianbao: $(PROGRAM) $(BUILD)/libnianbao.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(PROGRAM) $(BUILD)/libnianbao.a $(LIBS)

$(BUILD)/libnianbao.a: $(LIBRARY) $(BUILD)/sources.list
	@rm -f $@
	$(AR) rcsD $@ $(LIBRARY)

$(BUILD)/program-parts.a: $(PARTS) $(BUILD)/sources.list
	@rm -f $@
	$(AR) rcsD $@ $(PARTS)

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(BUILD)/embedded.o: $(BUILD)/embedded.c $(BUILD)/flags
	$(COMPILE) -c -o $@ $<

$(BUILD)/embedded.c: $(BUILD)/embed $(SCHEMA) $(MAPPINGS) $(PAGE) $(BUILD)/sources.list
	$(BUILD)/embed $@ $(SCHEMA) $(MAPPINGS) --page $(PAGE)

# The program reads its forms here for the first time: a wrong file in mappings/ stops the build.
$(BUILD)/mappings.checked: $(BUILD)/nianbao
	$(BUILD)/nianbao explain corpus/2020-text-dump.txt >$@

$(BUILD)/embed: tools/embed.c $(BUILD)/flags
	$(COMPILE) -MF $@.d $(LDFLAGS) -o $@ $<

$(BUILD)/problems-doc: tools/problems_doc.c $(BUILD)/flags
	$(COMPILE) -MF $@.d $(LDFLAGS) -o $@ $<

units: $(UNITS)

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(UNIT_NEEDS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(UNIT_NEEDS) $(CRITERION) $(LIBS)

replays: $(REPLAYS)

$(BUILD)/fuzz/replay-%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/program-parts.a $(BUILD)/libnianbao.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Rebuilt when the compiler or its flags change, and when a source file comes or goes.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE) $(LDFLAGS)' | cmp -s - $@ || echo '$(COMPILE) $(LDFLAGS)' >$@

$(BUILD)/sources.list: FORCE
	@mkdir -p $(@D)
	@echo '$(SOURCES) $(MAPPINGS) $(PAGE)' | cmp -s - $@ || echo '$(SOURCES) $(MAPPINGS) $(PAGE)' >$@

test: all units replays $(BUILD)/problems-doc
	@tests/run $(BUILD)

# The address sanitizer adds the leak check; undefined behaviour ends the program instead of a line
# on stderr that nobody reads.
test-sanitize: sanitize
	@tests/run $(BUILD)/sanitize sanitize

sanitize:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/sanitize all units replays \
		CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all'

fuzz:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/fuzzers CC=clang fuzzers \
		CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'
	@FUZZ_TARGETS='$(FUZZ_TARGETS)' sh tests/fuzz/run.sh $(BUILD)/fuzzers

fuzz-afl:
	@AFL_USE_ASAN=1 AFL_USE_UBSAN=1 $(MAKE) --no-print-directory BUILD=$(BUILD)/afl CC=afl-clang-fast fuzzers \
		CFLAGS='-O1 -g -fno-omit-frame-pointer' AFL_QUIET=1
	@FUZZ_TARGETS='$(FUZZ_TARGETS)' sh tests/fuzz/run_afl.sh $(BUILD)/afl

fuzzers: $(FUZZ_TARGETS:%=$(BUILD)/fuzz-%)

$(BUILD)/fuzz-%: $(BUILD)/tests/fuzz/%.o $(BUILD)/libnianbao.a
	$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBS)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig \
		$(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(BUILD)/nianbao $(DESTDIR)$(PREFIX)/bin/nianbao
	install -m 644 $(BUILD)/libnianbao.a $(DESTDIR)$(PREFIX)/lib/libnianbao.a
	install -m 644 converter/nianbao.h $(DESTDIR)$(PREFIX)/include/nianbao.h
	install -m 644 docs/nianbao.1 $(DESTDIR)$(PREFIX)/share/man/man1/nianbao.1
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@PACKAGES@|$(PACKAGES)|' \
		tools/nianbao.pc.in >$(DESTDIR)$(PREFIX)/lib/pkgconfig/nianbao.pc
	chmod 644 $(DESTDIR)$(PREFIX)/lib/pkgconfig/nianbao.pc

# Not part of the tests: what it measures depends on the machine. The first report is what the
# generated documents are made of.
BENCH_REPORTS := corpus/2024-huaian-official-form.docx $(wildcard corpus/*.docx)
BENCH_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tools/bench/*.c))
BENCH_NEEDS := $(BENCH_OBJECTS) $(BUILD)/program-parts.a $(BUILD)/libnianbao.a

bench: $(BUILD)/bench $(BUILD)/nianbao
	@$(BUILD)/bench --last $(BUILD)/bench.last --program $(BUILD)/nianbao $(BENCH_OPTIONS) $(BENCH_REPORTS)

# Time by size on files made to provoke a quadratic path: no test, a busy machine would fail it.
bench-growth: $(BUILD)/nianbao
	@/usr/bin/python3 tools/bench/growth.py --nianbao $(BUILD)/nianbao --verbose

# Throughput of whole archives, 100 to 100,000 documents by one worker and two; takes minutes and GB.
bench-archive: $(BUILD)/nianbao
	@/usr/bin/python3 tools/bench/archive.py --nianbao $(BUILD)/nianbao $(BENCH_OPTIONS)

bench-callgrind: $(BUILD)/bench
	@mkdir -p $(BUILD)/bench-files
	@$(BUILD)/bench --write $(BUILD)/bench-files $(firstword $(BENCH_REPORTS))
	@sh tools/bench/callgrind $(BUILD)/bench $(firstword $(BENCH_REPORTS)) \
		'$(BUILD)/bench-files/Word, 50 KB.docx' '$(BUILD)/bench-files/Word, 400 KB.docx'

$(BUILD)/bench: $(BENCH_NEEDS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(BENCH_NEEDS) $(LIBS)

corpus-update: all
	@sh tests/corpus/corpus_test.sh --update $(BUILD)/nianbao
	@/usr/bin/python3 -m tests.compare.series --nianbao $(BUILD)/nianbao --update

docs: $(BUILD)/problems-doc
	$(BUILD)/problems-doc >docs/problems.md

format:
	clang-format -i $(SOURCES) $(wildcard converter/*.h converter/*/*.h tests/*/*.[ch] tools/*.c tools/bench/*.[ch])

valgrind: all
	@sh tests/corpus/valgrind.sh $(BUILD)/nianbao

# What is silenced says why: beside the line, or in .clang-tidy.
analyse:
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
		--error-exitcode=1 -Iconverter converter tools tests/fuzz
	clang-tidy --quiet $(SOURCES) -- $(STANDARD)

clean:
	rm -rf $(BUILD)

-include $(OBJECTS:.o=.d) $(BENCH_OBJECTS:.o=.d) $(UNIT_HELPERS:.o=.d) $(UNITS:$(BUILD)/unit/%=$(BUILD)/tests/unit/%.d) $(wildcard $(BUILD)/tests/fuzz/*.d) $(BUILD)/embed.d $(BUILD)/problems-doc.d
