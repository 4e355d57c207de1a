# stimmung: sentiment of German market news.
#   make run     set up, build, score the sample corpus, print ticker scores
#   make check   set up, build and run every check
#   make         build alone; scripts/setup installs what that needs
# Also: test asan lint gold bench fuzz format install clean
CC ?= cc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
B ?= build
LIBS := sqlite3 jansson libutf8proc libsodium
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

# The tool that compiles lexicons/ stands apart: it needs no knowledge, all else is bound to it.
TOOL_SOURCE := scorer/cli/compile_knowledge.c
SOURCES := $(filter-out $(TOOL_SOURCE),$(wildcard scorer/*/*.c))
TOOL_SOURCES := $(wildcard scorer/base/*.c scorer/language/*.c scorer/lexicon/*.c scorer/market/*.c) $(TOOL_SOURCE)
TEST_SOURCES := $(filter-out tests/api/% tests/bench/% tests/fuzz/%,$(wildcard tests/*.c tests/*/*.c))
LEXICONS := $(wildcard lexicons/*.tsv lexicons/*/*.tsv)
object = $(patsubst %.c,$B/%.o,$1)
LIBRARY_OBJECTS := $(call object,$(filter-out scorer/cli/%,$(SOURCES))) $B/knowledge.o $B/schema.o
OBJECTS := $(call object,$(filter scorer/cli/%,$(SOURCES))) $(LIBRARY_OBJECTS)
ALL_OBJECTS := $(OBJECTS) $(call object,$(TOOL_SOURCES) $(TEST_SOURCES))
SUITES := $(sort $(patsubst test_%,%,$(basename $(notdir $(filter tests/test_%.c,$(TEST_SOURCES)) \
  $(foreach t,$(TEST_SOURCES),$(if $(filter test_%,$(notdir $t)),$t))))))

all: $B/stimmung $B/libstimmung.a $B/libstimmung.so
$B/stimmung: $(OBJECTS)
	$(LINK) -o $@ $^ $(LDLIBS)
$B/compile_knowledge: $(call object,$(TOOL_SOURCES))
	$(LINK) -o $@ $^ $(LDLIBS)
$B/lexicon.image: $B/compile_knowledge $(LEXICONS)
	$B/compile_knowledge lexicons $B
$B/knowledge.o: scorer/analysis/knowledge.S $B/lexicon.image
	$(CC) -c -Wa,-I$B -o $@ $<
$B/schema.o: scorer/store/schema.S scorer/store/schema.sql
	@mkdir -p $(@D)
	$(CC) -c -o $@ $<
$B/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
-include $(ALL_OBJECTS:.o=.d)

# The library: one object whose hidden names are made local, so that only stimmung_ names are seen.
$B/libstimmung.a: $(LIBRARY_OBJECTS)
	$(LD) -r -o $B/libstimmung.o $^
	objcopy --localize-hidden $B/libstimmung.o
	@rm -f $@
	$(AR) rcs $@ $B/libstimmung.o
$B/libstimmung.so: $(LIBRARY_OBJECTS)
	$(LINK) -shared -Wl,-soname,libstimmung.so.0 -Wl,--no-undefined -o $@ $^ $(LDLIBS)

run:
	@scripts/setup run
	+@$(MAKE) --no-print-directory -j$(JOBS) $B/stimmung
	@scripts/run $B

# --- checks ---
check:
	@scripts/setup check
	+@$(MAKE) --no-print-directory -Otarget -j$(JOBS) B=$B/check EXTRA_CFLAGS=-Werror CHECKING=$B checks
checks: test layers formatted lexicons symbols api lint gold
	+@$(MAKE) --no-print-directory -Otarget B=$(CHECKING)/asan asan-test
	@echo "all checks passed"

# A test program finds the build under test by the variable STIMMUNG_BUILD.
$B/tests/suites.inc: FORCE
	@mkdir -p $(@D)
	@printf 'SUITE(%s)\n' $(SUITES) >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
$B/tests/main.o: $B/tests/suites.inc
$B/run_tests: $(call object,$(TEST_SOURCES)) $(filter-out $B/scorer/cli/main.o,$(OBJECTS))
	$(LINK) -o $@ $^ $(LDLIBS) $(CHECK_LIBS)
test: $B/run_tests $B/stimmung
	STIMMUNG_BUILD=$B $B/run_tests $(T)
asan:
	@scripts/setup check
	+@$(MAKE) --no-print-directory -j$(JOBS) B=$B/asan asan-test
asan-test: CC = clang
asan-test: CFLAGS = -O1 -g
asan-test: EXTRA_CFLAGS = -Werror -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
asan-test: export CK_TIMEOUT_MULTIPLIER = 10
asan-test: test

layers:
	@scripts/check_layers scorer
formatted:
	@scripts/check_format
lexicons: $B/stimmung
	$B/stimmung lexicon lint lexicons
symbols: $B/libstimmung.so $B/libstimmung.a
	@scripts/check_symbols $B
gold: $B/stimmung
	@scripts/check_gold $B
