# stimmung: sentiment of German market news.
#   make run     set up, build, score the sample corpus, print ticker scores
#   make check   set up, build and run every check
#   make         build alone; scripts/setup installs what that needs
# Also: test asan lint gold bench bench-archive fuzz format install clean
CC ?= cc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
B ?= build
LIBS := sqlite3 jansson libutf8proc libsodium libxml-2.0 libarchive zlib
VERSION := $(shell sed -n 's/.*ENGINE_VERSION\[\] = "\(.*\)".*/\1/p' scorer/analysis/engine.c)
JOBS := $(shell nproc)

# pkg-config is asked once, and only where something is compiled: before the set-up it is not there.
pkg = $(eval $1 := $$(shell pkg-config $2))$($1)
PKG_CFLAGS = $(call pkg,PKG_CFLAGS,--cflags $(LIBS))
PKG_LIBS = $(call pkg,PKG_LIBS,--libs $(LIBS))
CHECK_LIBS = $(call pkg,CHECK_LIBS,--libs check)
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
LANGUAGE_FLAGS := -std=c17 -D_GNU_SOURCE -Iscorer -I$B $(WARNINGS)
ALL_CFLAGS = $(LANGUAGE_FLAGS) -fvisibility=hidden -fPIC -pthread $(PKG_CFLAGS) $(CFLAGS) $(EXTRA_CFLAGS)
LDLIBS = -Wl,--as-needed $(PKG_LIBS) -lm -pthread
LINK = $(CC) $(CFLAGS) $(EXTRA_CFLAGS) -pthread $(LDFLAGS)
# `make V=1` shows the commands.
quiet = $(if $V,,@echo "  $1";)

# The tool that compiles lexicons/ stands apart: it needs no knowledge, all else is bound to it.
TOOL_SOURCE := scorer/cli/compile_knowledge.c
SOURCES := $(filter-out $(TOOL_SOURCE),$(wildcard scorer/*/*.c))
TOOL_SOURCES := $(wildcard scorer/base/*.c scorer/language/*.c scorer/lexicon/*.c scorer/market/*.c) \
  scorer/article/page_patterns.c scorer/article/page_patterns_build.c scorer/article/language_build.c $(TOOL_SOURCE)
TEST_SOURCES := $(filter-out tests/api/example.c tests/bench/% tests/fuzz/%,$(wildcard tests/*.c tests/*/*.c))
LEXICONS := $(wildcard lexicons/*.tsv lexicons/*/*.tsv lexicons/*/)
object = $(patsubst %.c,$B/%.o,$1)
LIBRARY_OBJECTS := $(call object,$(filter-out scorer/cli/%,$(SOURCES))) $B/knowledge.o $B/schema.o
OBJECTS := $(call object,$(filter scorer/cli/%,$(SOURCES))) $(LIBRARY_OBJECTS)
ALL_OBJECTS := $(OBJECTS) $(call object,$(TOOL_SOURCES) $(TEST_SOURCES))
SUITES := $(sort $(patsubst test_%.c,%,$(filter test_%.c,$(notdir $(TEST_SOURCES)))))
LINTED := $(SOURCES) $(TOOL_SOURCE)
C_FILES := $(wildcard scorer/*.h scorer/*/*.[ch] tests/*.[ch] tests/*/*.[ch])

all: $B/stimmung $B/libstimmung.a $B/libstimmung.so
$B/stimmung: $(OBJECTS)
	$(call quiet,link $@)$(LINK) -o $@ $^ $(LDLIBS)
$B/compile_knowledge: $(call object,$(TOOL_SOURCES))
	$(call quiet,link $@)$(LINK) -o $@ $^ $(LDLIBS)
$B/lexicon.image: $B/compile_knowledge $(LEXICONS)
	$(call quiet,compile lexicons/)$B/compile_knowledge lexicons $B
$B/knowledge.o: scorer/analysis/knowledge.S $B/lexicon.image
	$(call quiet,bind $<)$(CC) -c -Wa,-I$B -o $@ $<
$B/schema.o: scorer/store/schema.S $(wildcard scorer/store/*.sql)
	@mkdir -p $(@D)
	$(call quiet,bind $<)$(CC) -c -o $@ $<
$B/%.o: %.c
	@mkdir -p $(@D)
	$(call quiet,cc $<)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
-include $(ALL_OBJECTS:.o=.d)

# The library: one object whose hidden names are made local, so that only stimmung_ names are seen.
$B/libstimmung.a: $(LIBRARY_OBJECTS)
	$(call quiet,archive $@)$(LD) -r -o $B/libstimmung.o $^
	@objcopy --localize-hidden $B/libstimmung.o
	@rm -f $@
	@$(AR) rcs $@ $B/libstimmung.o
$B/libstimmung.so: $(LIBRARY_OBJECTS)
	$(call quiet,link $@)$(LINK) -shared -Wl,-soname,libstimmung.so.0 -Wl,--no-undefined -o $@ $^ $(LDLIBS)

run:
	@scripts/setup run
	+@$(MAKE) --no-print-directory -j$(JOBS) $B/stimmung
	@scripts/run $B

# --- checks ---
check:
	@scripts/setup check
	+@$(MAKE) --no-print-directory -Otarget -j$(JOBS) B=$B/check EXTRA_CFLAGS=-Werror ASAN=$B/asan checks
checks: test layers formatted lexicon symbols api gold lint
	+@$(MAKE) --no-print-directory -Otarget B=$(ASAN) $(SANITIZED) test
	@echo "all checks passed"

# What a test needs to know of the build it tests is in the environment variable STIMMUNG_BUILD.
$B/tests/suites.inc: FORCE
	@mkdir -p $(@D)
	@printf 'SUITE(%s)\n' $(SUITES) >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
$B/tests/main.o: $B/tests/suites.inc
$B/run_tests: $(call object,$(TEST_SOURCES)) $(filter-out $B/scorer/cli/main.o,$(OBJECTS))
	$(call quiet,link $@)$(LINK) -o $@ $^ $(LDLIBS) $(CHECK_LIBS)
# The tests' time-outs are meant for an idle machine.
CK_TIMEOUT_MULTIPLIER ?= 5
export CK_TIMEOUT_MULTIPLIER
test: $B/run_tests $B/stimmung
	STIMMUNG_BUILD=$B $B/run_tests $(T)

SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
SANITIZED := CC=clang CFLAGS='-O1 -g' EXTRA_CFLAGS='-Werror $(SANITIZERS)' CK_TIMEOUT_MULTIPLIER=10
asan:
	@scripts/setup check
	+@$(MAKE) --no-print-directory -j$(JOBS) B=$B/asan $(SANITIZED) test

layers:
	@scripts/check_layers
formatted:
	@clang-format --dry-run -Werror $(C_FILES) && echo "format: $(words $(C_FILES)) files"
format:
	clang-format -i $(C_FILES)
lexicon: $B/stimmung
	@$B/stimmung lexicon lint --errors lexicons
symbols: $B/libstimmung.so $B/libstimmung.a
	@scripts/check_symbols $B
gold: $B/stimmung
	@scripts/check_gold $B/stimmung

# What clang-tidy and cppcheck leave out, and why, is in .clang-tidy and .cppcheck.
lint: $(LINTED:%=$B/tidy/%.ok) $B/cppcheck.ok
$B/tidy/%.ok: % .clang-tidy
	@mkdir -p $(@D)
	@clang-tidy --quiet $< -- $(LANGUAGE_FLAGS) $(PKG_CFLAGS) 2>$@.log || { cat $@.log >&2; exit 1; }
	@touch $@
$B/cppcheck.ok: $(LINTED) .cppcheck
	@mkdir -p $(@D)
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	  --suppressions-list=.cppcheck -D_GNU_SOURCE -Iscorer -j$(JOBS) scorer
	@touch $@

# The library as one who installed it sees it: the example is built against what `make install` lays down.
STAGE = $(abspath $B)/stage
api: tests/api/example.c tests/api/article.txt tests/api/expected.txt $B/stimmung $B/libstimmung.a $B/libstimmung.so
	@$(MAKE) --no-print-directory install DESTDIR=$(STAGE) PREFIX= >/dev/null
	@scripts/check_api $(STAGE) $(CC)

# --- measuring ---
bench: $B/bench $B/bench_linking
	@$B/bench $B/stimmung corpus $B
	@$B/bench_linking corpus $B
# Exports and views over a store of SIZE ticker scores.
bench-store: $B/stimmung
	@scripts/bench_store $B $(or $(SIZE),1000000)
$B/bench: $B/tests/bench/bench.o $B/tests/bench/measure.o $(LIBRARY_OBJECTS)
	$(call quiet,link $@)$(LINK) -o $@ $^ $(LDLIBS)
# Memory over a large archive, and the speed of pages beside xmllint's. MEGABYTES=2048 is the archive's size.
bench-archive: $B/bench_archive $B/stimmung
	@$B/bench_archive $B/stimmung corpus $B $(or $(MEGABYTES),2048)
$B/bench_archive: $B/tests/bench/bench_archive.o $B/tests/bench/measure.o
	$(call quiet,link $@)$(LINK) -o $@ $^ $(LDLIBS)
$B/bench_linking: $B/tests/bench/linking.o $(LIBRARY_OBJECTS)
	$(call quiet,link $@)$(LINK) -o $@ $^ $(LDLIBS)
FUZZED := CC=clang CFLAGS='-O1 -g' EXTRA_CFLAGS='$(SANITIZERS) -fsanitize=fuzzer-no-link'
fuzz:
	@scripts/setup check
	+@$(MAKE) --no-print-directory -j$(JOBS) B=$B/fuzz $(FUZZED) $B/fuzz/fuzz_article
	@mkdir -p $B/fuzz/found
	$B/fuzz/fuzz_article -max_total_time=$(or $(SECONDS),60) -max_len=20000 -artifact_prefix=$B/fuzz/ \
	  $B/fuzz/found corpus/articles
$B/fuzz_article: $B/tests/fuzz/fuzz_article.o $(LIBRARY_OBJECTS)
	$(call quiet,link $@)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib/pkgconfig
	install $B/stimmung $(DESTDIR)$(PREFIX)/bin/stimmung
	install -m 644 scorer/stimmung.h $(DESTDIR)$(PREFIX)/include/stimmung.h
	install -m 644 $B/libstimmung.a $(DESTDIR)$(PREFIX)/lib/libstimmung.a
	install -m 755 $B/libstimmung.so $(DESTDIR)$(PREFIX)/lib/libstimmung.so.$(VERSION)
	ln -sf libstimmung.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/libstimmung.so.0
	ln -sf libstimmung.so.0 $(DESTDIR)$(PREFIX)/lib/libstimmung.so
	printf 'prefix=%s\nName: stimmung\nDescription: sentiment of German market news\nVersion: %s\n'\
	'Cflags: -I$${prefix}/include\nLibs: -L$${prefix}/lib -lstimmung\nRequires.private: %s\nLibs.private: -lm -pthread\n' \
	  '$(PREFIX)' '$(VERSION)' '$(LIBS)' >$(DESTDIR)$(PREFIX)/lib/pkgconfig/stimmung.pc
clean:
	rm -rf build
FORCE:
.PHONY: all run check checks test asan layers formatted format lexicon symbols gold lint api bench bench-store bench-archive fuzz install clean
