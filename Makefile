# stimmung: sentiment of German market news.
#   make run     set up, build, score the sample corpus, print ticker scores
#   make check   set up, build and run every check
CC ?= cc
CFLAGS ?= -O2 -g
B ?= build
LIBS := sqlite3 jansson libutf8proc libsodium libarchive libxml-2.0
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Iscorer -I$B -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
  -Wmissing-prototypes -Wvla -fvisibility=hidden -fPIC -pthread $(shell pkg-config --cflags $(LIBS)) $(CFLAGS) $(EXTRA_CFLAGS)
LDLIBS = $(shell pkg-config --libs $(LIBS)) -lm -pthread

# The tool that compiles lexicons/ stands apart: it needs no knowledge, all else is bound to it.
TOOL_SOURCE := scorer/cli/compile_knowledge.c
SOURCES := $(filter-out $(TOOL_SOURCE),$(wildcard scorer/*/*.c))
OBJECTS := $(SOURCES:%.c=$B/%.o) $B/knowledge.o $B/schema.o
TOOL_OBJECTS := $(patsubst %.c,$B/%.o,$(wildcard scorer/base/*.c scorer/language/*.c scorer/lexicon/*.c scorer/market/*.c)) \
  $(TOOL_SOURCE:%.c=$B/%.o)
LEXICONS := $(wildcard lexicons/*.tsv lexicons/*/*.tsv)

all: $B/stimmung
$B/stimmung: $(OBJECTS)
	$(CC) $(CFLAGS) $(EXTRA_CFLAGS) -o $@ $^ $(LDLIBS)
$B/compile_knowledge: $(TOOL_OBJECTS)
	$(CC) $(CFLAGS) $(EXTRA_CFLAGS) -o $@ $^ $(LDLIBS)
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
-include $(OBJECTS:.o=.d) $(TOOL_OBJECTS:.o=.d)
clean:
	rm -rf build
.PHONY: all clean
