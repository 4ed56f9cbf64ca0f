# claimgrep: GNU make. "make help" lists the targets.
#
#   make                  program and libraries, in build/
#   make CC=clang WERROR=1 BUILD=build-clang
#   make install PREFIX=/usr DESTDIR=/tmp/stage

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

BUILD ?= build
PREFIX ?= /usr/local
bindir ?= $(PREFIX)/bin
libdir ?= $(PREFIX)/lib
includedir ?= $(PREFIX)/include
datadir ?= $(PREFIX)/share
mandir ?= $(datadir)/man
INSTALL ?= install
PKG_CONFIG ?= pkg-config
HOSTCC ?= $(CC)
CFLAGS ?= -O2 -g

header_number = $(shell sed -n 's/^.define CG_VERSION_$(1) \([0-9]*\)$$/\1/p' include/claimgrep.h)
MAJOR := $(call header_number,MAJOR)
VERSION := $(MAJOR).$(call header_number,MINOR).$(call header_number,PATCH)

# --- flags ------------------------------------------------------------------

# Readers of formats, each of which WITHOUT="html mail ..." leaves out: what it
# needs, and its files in src/read (and tests/unit/test_read_, tests/fuzz/fuzz_read_).
READERS := markdown html pdf office mail tables archive
WITHOUT ?=
ifneq ($(filter-out $(READERS),$(WITHOUT)),)
$(error WITHOUT takes these words: $(READERS))
endif
WITH := $(filter-out $(WITHOUT),$(READERS))
PACKAGES_markdown := md4c yaml-0.1
PACKAGES_html := gumbo
PACKAGES_office := libarchive expat
PACKAGES_mail := gmime-3.0
PACKAGES_archive := libarchive zlib
FILES_markdown := markdown%
FILES_html := html%
FILES_pdf := pdf%
FILES_office := office% docx% odt%
FILES_mail := mail% eml% mbox%
FILES_tables := tables% jsonl% csv%
FILES_archive := archive% zip% tar% compressed% warc% http% gzip%
LEFT_OUT := $(foreach reader,$(WITHOUT),$(FILES_$(reader)))
# Two readers share it.
LEFT_OUT += $(if $(filter office archive,$(WITH)),,unpack%)
LEFT_OUT := $(LEFT_OUT:%=src/read/%) $(LEFT_OUT:%=tests/unit/test_read_%) \
	$(LEFT_OUT:%=tests/fuzz/fuzz_read_%)
macro = CG_WITH_$(shell echo $(1) | tr a-z A-Z)
WITH_MACROS := $(foreach reader,$(WITH),-D$(call macro,$(reader)))

PACKAGES = jansson sqlite3 libpcre2-8 libutf8proc nettle \
	$(sort $(foreach reader,$(WITH),$(PACKAGES_$(reader))))
# GLib's headers are for those alone who need them.
PACKAGES_COMMON = $(filter-out gmime-3.0,$(PACKAGES))
PACKAGES_OWN_mail = $(filter gmime-3.0,$(PACKAGES))
# Headers of others are not ours to warn of.
system = $(patsubst -I%,-isystem %,$(1))
# Asked for once, and only by what needs them: "make setup" runs without.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(call system,$$(shell $(PKG_CONFIG) --cflags \
	$(PACKAGES_COMMON))))$(PKG_CFLAGS)
MAIL_CFLAGS = $(eval MAIL_CFLAGS := $(if $(PACKAGES_OWN_mail),$$(call system,$$(shell \
	$(PKG_CONFIG) --cflags $(PACKAGES_OWN_mail)))))$(MAIL_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell $(PKG_CONFIG) --libs $(PACKAGES)))$(PKG_LIBS)
CHECK_CFLAGS = $(eval CHECK_CFLAGS := $$(shell $(PKG_CONFIG) --cflags check))$(CHECK_CFLAGS)
CHECK_LIBS = $(eval CHECK_LIBS := $$(shell $(PKG_CONFIG) --libs check))$(CHECK_LIBS)

STANDARD := -std=c11 -pthread -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE
WARNINGS := -Wall -Wextra -Wpedantic $(if $(WERROR),-Werror)

ifeq ($(shell uname -s),Darwin)
STANDARD += -D_DARWIN_C_SOURCE
SHARED := libclaimgrep.$(MAJOR).dylib
SHARED_LINK := libclaimgrep.dylib
SYSTEM_LIBS := -liconv
SHARED_FLAGS = -dynamiclib -install_name $(libdir)/$(SHARED)
else
SHARED := libclaimgrep.so.$(MAJOR)
SHARED_LINK := libclaimgrep.so
SHARED_FLAGS = -shared -Wl,-soname,$(SHARED) -Wl,--no-undefined
LINK := -Wl,--as-needed
endif

ifdef SANITIZE
SANITIZER := -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
endif

STANDARD += $(WITH_MACROS)
# Where reports say that more is known of the program; its manual page when left out.
HOMEPAGE ?=
STANDARD += $(if $(HOMEPAGE),-DCG_HOMEPAGE=\"$(HOMEPAGE)\")
ALL_CFLAGS = $(STANDARD) $(WARNINGS) -Isrc -Iinclude $(PKG_CFLAGS) -fvisibility=hidden \
	$(SANITIZER) $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(SANITIZER) $(LINK) $(CFLAGS) $(LDFLAGS)
ALL_LIBS = $(PKG_LIBS) $(SYSTEM_LIBS) -lm

# --- files ------------------------------------------------------------------

LIB_SRC := $(sort $(filter-out src/cli/% $(LEFT_OUT),$(wildcard src/*/*.c)))
CLI_SRC := $(sort $(wildcard src/cli/*.c))
TEST_SRC := $(sort $(filter-out $(LEFT_OUT),$(wildcard tests/unit/*.c tests/stance/*.c)))
SUITES := $(filter tests/unit/test_% tests/stance/test_%,$(TEST_SRC))
FUZZ_SRC := $(sort $(filter-out $(LEFT_OUT),$(wildcard tests/fuzz/*.c)))
FUZZ_TARGETS := $(patsubst tests/fuzz/fuzz_%.c,%,$(filter tests/fuzz/fuzz_%,$(FUZZ_SRC)))
LANG_DATA := $(sort $(wildcard rules/lang/*/*.json))
HEADERS := $(sort $(wildcard include/*.h src/*/*.h))
MAN_PAGES := $(sort $(wildcard docs/man/*.1 docs/man/*.5))

GEN := $(BUILD)/gen
EMBEDDED := $(if $(wildcard tools/embed.c),embedded)
LIB_OBJ := $(LIB_SRC:src/%.c=$(BUILD)/obj/%.o) $(EMBEDDED:%=$(BUILD)/obj/gen/%.o) \
	$(BUILD)/obj/gen/sources.o $(BUILD)/obj/gen/sheet_style.o
PIC_OBJ := $(LIB_OBJ:$(BUILD)/obj/%=$(BUILD)/pic/%)
CLI_OBJ := $(CLI_SRC:src/%.c=$(BUILD)/obj/%.o)
# Of the command line, what stands without the rest of it.
TEST_OBJ := $(TEST_SRC:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/gen/suites.o \
	$(BUILD)/obj/cli/progress.o

PROGRAM := $(BUILD)/claimgrep
STATIC := $(BUILD)/libclaimgrep.a

# --- building ---------------------------------------------------------------

.PHONY: all help
all: $(PROGRAM) $(STATIC) $(BUILD)/$(SHARED_LINK) $(BUILD)/claimgrep.pc $(BUILD)/share/stamp

help:
	@sed -n 's/^#: //p' Makefile

#: all         the program and both libraries
#: check       every test and lint
#: asan        the tests under the address and undefined sanitizers
#: conformance reports against the programs that take them; fetches what that needs
#: docs        renew what the examples in the documents print
#: tsan        what uses threads, under the thread sanitizer
#: fuzz        fuzzers of packs, patterns and documents, in build-fuzz/fuzz/
#: bench       how fast it is, against limits; PEERS=1 against other programs too
#: bench-scale what crawls and records cost, and the pipe of map
#: tidy        clang-tidy and cppcheck
#: format      clang-format over all sources
#: install     to DESTDIR and PREFIX; uninstall takes it away
#: setup       the packages that building and testing need (Debian)
#: setup-dev   those that tidy, format and .ci/run need as well
#: clean       all that was built
#:
#: HOMEPAGE=https://... where SARIF logs say that more is known of the program
#: WITHOUT="pdf mail"  leaves readers out: markdown html pdf office mail tables archive

# A stamp is rewritten only when its text changes, so that what depends on it
# is built again after a change of flags or of a list of files.
.PHONY: FORCE
stamp = @mkdir -p $(@D) && { printf '%s\n' '$(1)' | cmp -s - $@ || printf '%s\n' '$(1)' > $@; }

$(BUILD)/stamp/flags: FORCE
	$(call stamp,$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS))
$(BUILD)/stamp/sources: FORCE
	$(call stamp,$(LIB_OBJ) $(CLI_OBJ))
$(BUILD)/stamp/suites: FORCE
	$(call stamp,$(TEST_SRC))
$(BUILD)/stamp/data: FORCE
	$(call stamp,$(LANG_DATA))
$(BUILD)/stamp/prefix: FORCE
	$(call stamp,$(PREFIX) $(libdir) $(includedir) $(VERSION))

# What uses GMime: the mail reader, and what tests its inside.
MAIL_OBJ := $(foreach part,obj/read/mail pic/read/mail obj/tests/unit/test_read_mail,$(BUILD)/$(part)%.o)
$(MAIL_OBJ): OWN_CFLAGS = $(MAIL_CFLAGS)

compile = @mkdir -p $(@D) && echo "cc $<" && $(CC) $(ALL_CFLAGS) $(OWN_CFLAGS) $(1) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o: src/%.c $(BUILD)/stamp/flags
	$(call compile)
$(BUILD)/obj/gen/%.o: $(GEN)/%.c $(BUILD)/stamp/flags
	$(call compile)
$(BUILD)/obj/tests/%.o: tests/%.c $(BUILD)/stamp/flags
	$(call compile,$(CHECK_CFLAGS))
$(BUILD)/pic/%.o: src/%.c $(BUILD)/stamp/flags
	$(call compile,-fPIC)
$(BUILD)/pic/gen/%.o: $(GEN)/%.c $(BUILD)/stamp/flags
	$(call compile,-fPIC)

# The language data, as C that needs no file at run time.
$(BUILD)/embed: tools/embed.c $(BUILD)/stamp/flags
	@mkdir -p $(@D) && echo "cc $<" && $(HOSTCC) $(STANDARD) $(WARNINGS) $(CFLAGS) -o $@ $<
$(GEN)/embedded.c: $(BUILD)/embed $(LANG_DATA) $(BUILD)/stamp/data
	@mkdir -p $(@D) && echo "embed rules/lang" && $(BUILD)/embed $@ rules/lang $(LANG_DATA)

# The style sheet of fact sheets, a string for each line.
$(GEN)/sheet_style.c: src/sheet/style.css
	@mkdir -p $(@D) && { echo '#include "sheet/html.h"' && \
		echo 'const char *const cg_sheet_style[] = {' && \
		sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/    "&\\n",/' $< && \
		echo '    NULL};'; } > $@

# A sum over all sources, so that a build does not take what another one kept.
SUMMED := $(LIB_SRC) $(HEADERS) $(sort $(wildcard src/*/*.def))
$(GEN)/sources.c: $(SUMMED) $(BUILD)/stamp/sources
	@mkdir -p $(@D) && sum="$$(cat $(SUMMED) | cksum) $(WITH)" && printf '%s\n' \
		'extern const char cg_sources_sum[];' "const char cg_sources_sum[] = \"$$sum\";" > $@

$(STATIC): $(LIB_OBJ) $(BUILD)/stamp/sources
	@echo "ar $@" && rm -f $@ && $(AR) rcs $@ $(LIB_OBJ)

$(BUILD)/$(SHARED): $(PIC_OBJ) $(BUILD)/stamp/sources
	@echo "ld $@" && $(CC) $(ALL_LDFLAGS) $(SHARED_FLAGS) -o $@ $(PIC_OBJ) $(ALL_LIBS)
$(BUILD)/$(SHARED_LINK): $(BUILD)/$(SHARED)
	@ln -sf $(SHARED) $@

$(PROGRAM): $(CLI_OBJ) $(STATIC)
	@echo "ld $@" && $(CC) $(ALL_LDFLAGS) -o $@ $(CLI_OBJ) $(STATIC) $(ALL_LIBS)

# What the program says of itself: a manual page for each command, completion for shells.
$(BUILD)/share/stamp: $(PROGRAM) tools/man.sh
	@echo "manual pages and completion" && rm -rf $(@D) && mkdir -p $(@D)
	@sh tools/man.sh $(PROGRAM) $(@D)/man
	@for shell in bash zsh fish; do $(PROGRAM) completion $$shell > $(@D)/$$shell || exit 1; done
	@touch $@

$(BUILD)/claimgrep.pc: tools/claimgrep.pc.in $(BUILD)/stamp/prefix
	@sed -e 's|@prefix@|$(PREFIX)|' -e 's|@libdir@|$(libdir)|' \
		-e 's|@includedir@|$(includedir)|' -e 's|@version@|$(VERSION)|' \
		-e 's|@packages@|$(PACKAGES)|' $< > $@

# --- tests ------------------------------------------------------------------

.PHONY: check check-unit check-cases check-fuzz check-lint check-docs check-diagnostics check-manual check-packs check-schemas check-ci check-install docs asan tsan

check: check-lint check-unit check-cases check-fuzz check-docs check-diagnostics check-manual check-packs check-schemas check-ci check-install

$(GEN)/suites.c: tests/unit/suites.sh $(BUILD)/stamp/suites
	@mkdir -p $(@D) && sh tests/unit/suites.sh $(SUITES) > $@

$(BUILD)/unit: $(TEST_OBJ) $(STATIC)
	@echo "ld $@" && $(CC) $(ALL_LDFLAGS) -o $@ $(TEST_OBJ) $(STATIC) $(CHECK_LIBS) $(ALL_LIBS)

# Environment of everything that is run under a sanitizer.
SANITIZED = $(if $(SANITIZE),CK_FORK=no ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1)

# Under a sanitizer nothing forks, for leaks to be seen, and so each suite is a
# process of its own: none runs in what another one left behind.
# A test that hangs is told by the clock; a busy machine is no hang.
PATIENT := CK_DEFAULT_TIMEOUT=60
check-unit: $(BUILD)/unit
ifdef SANITIZE
	@failed=0; for suite in $(SUITES:tests/%.c=%); do \
		$(PATIENT) $(SANITIZED) $(BUILD)/unit $${suite##*/test_} || failed=1; \
	done; exit $$failed
else
	@$(PATIENT) $(BUILD)/unit
endif

check-cases: $(PROGRAM)
	@$(SANITIZED) WITHOUT="$(WITHOUT)" sh tests/cases/run.sh $(PROGRAM)

# What fuzzers are fed, fed again without them.
.SECONDARY: $(FUZZ_SRC:%.c=$(BUILD)/obj/%.o)
$(BUILD)/replay/%: $(BUILD)/obj/tests/fuzz/fuzz_%.o $(BUILD)/obj/tests/fuzz/replay.o $(STATIC)
	@mkdir -p $(@D) && echo "ld $@" && $(CC) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

check-fuzz: $(FUZZ_TARGETS:%=$(BUILD)/replay/%)
	@for target in $(FUZZ_TARGETS); do \
		$(SANITIZED) $(BUILD)/replay/$$target tests/fuzz/corpus/$$target || exit 1; \
	done

# Run one as: build-fuzz/fuzz/pattern FOLDER tests/fuzz/corpus/pattern
.PHONY: fuzz fuzzers
fuzz:
	@$(MAKE) BUILD=build-fuzz CC=clang SANITIZE=fuzzer-no-link,address,undefined \
		CFLAGS='-O1 -g' fuzzers
fuzzers: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/%)
$(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/fuzz_%.o $(STATIC)
	@mkdir -p $(@D) && echo "ld $@" && $(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(ALL_LIBS)

check-lint: $(BUILD)/stamp/flags
	@sh tests/lint/layers.sh
	@sh tests/lint/banned.sh
	@CC='$(CC)' CFLAGS='$(STANDARD) $(WARNINGS) -Isrc -Iinclude $(PKG_CFLAGS)' sh tests/lint/headers.sh

# The shell that CI services take from this repository.
check-ci: $(PROGRAM)
	@sh tests/lint/ci.sh $(PROGRAM)

check-docs: $(PROGRAM)
	@sh tests/lint/docs.sh $(PROGRAM)

check-diagnostics: $(PROGRAM)
	@sh tests/lint/diagnostics.sh $(PROGRAM)

check-manual: $(BUILD)/share/stamp
	@sh tests/lint/manual.sh $(PROGRAM) $(BUILD)/share

check-packs: $(PROGRAM)
	@sh tests/lint/packs.sh $(PROGRAM)

check-schemas: $(PROGRAM)
	@sh tests/lint/schemas.sh $(PROGRAM)

# Writes what the examples in the documents print into them: read the change.
docs: $(PROGRAM)
	@UPDATE=1 sh tests/lint/docs.sh $(PROGRAM)

# The library as its users get it: installed, found by pkg-config, linked.
check-install: all
	@CC='$(CC)' MAKE='$(MAKE)' sh tests/lint/install.sh $(BUILD) $(SHARED)

asan:
	@$(MAKE) BUILD=build-asan SANITIZE=address,undefined CFLAGS='-O1 -g' check-unit check-cases check-fuzz
tsan:
	@$(MAKE) BUILD=build-tsan SANITIZE=thread CFLAGS='-O1 -g' build-tsan/unit build-tsan/claimgrep
	@CK_FORK=no build-tsan/unit run_crew run_parsing
	@build-tsan/claimgrep check -j4 --no-store --rules rules/secure-communities.json --format jsonl \
		corpus/secure-communities > build-tsan/out.jsonl || test $$? -eq 1

# --- what others take -------------------------------------------------------

# tests/conformance/run.sh says what it takes from the environment. NAME="a b": those alone.
.PHONY: conformance
conformance: $(PROGRAM)
	@sh tests/conformance/run.sh $(PROGRAM) $(BUILD)/conformance $(NAME)

# --- how fast ---------------------------------------------------------------

# tests/bench/run.sh says what it takes from the environment.
.PHONY: bench bench-scale
BENCH := $(BUILD)/bench
bench: $(PROGRAM) $(BENCH)/compare $(BENCH)/generate
	@sh tests/bench/run.sh $(PROGRAM) $(BENCH)
bench-scale: $(PROGRAM) $(BENCH)/compare $(BENCH)/generate
	@sh tests/bench/scale.sh $(PROGRAM) $(BENCH)
$(BENCH)/%: tests/bench/%.c $(BUILD)/stamp/flags
	@mkdir -p $(@D) && echo "cc $<" && $(CC) $(STANDARD) $(WARNINGS) $(CFLAGS) -o $@ $<

# --- looking at the code ----------------------------------------------------

.PHONY: tidy format
TIDY_JOBS ?= 2
TIDY_SRC = $(LIB_SRC) $(CLI_SRC) $(wildcard tools/*.c examples/*.c)

tidy:
	@mkdir -p $(BUILD) && echo "clang-tidy" && printf '%s\n' $(TIDY_SRC) | xargs -P $(TIDY_JOBS) -n 8 sh -c \
		'clang-tidy --quiet --warnings-as-errors="*" "$$@" -- $(STANDARD) -Isrc -Iinclude $(PKG_CFLAGS) $(MAIL_CFLAGS)' \
		sh 2> $(BUILD)/tidy.log || { cat $(BUILD)/tidy.log; exit 1; }
	@echo "cppcheck" && cppcheck --quiet -j $(TIDY_JOBS) --std=c11 --error-exitcode=1 --inline-suppr \
		--enable=warning,performance,portability --suppress=missingIncludeSystem \
		-Isrc -Iinclude $(TIDY_SRC)

format:
	clang-format -i $(HEADERS) $(LIB_SRC) $(CLI_SRC) $(TEST_SRC) $(FUZZ_SRC) $(wildcard tools/*.c examples/*.c)

# --- installing -------------------------------------------------------------

.PHONY: install uninstall setup setup-dev clean

# SHELL:PLACE below datadir
COMPLETIONS := bash:bash-completion/completions/claimgrep zsh:zsh/site-functions/_claimgrep \
	fish:fish/vendor_completions.d/claimgrep.fish

install: all
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(libdir)/pkgconfig $(DESTDIR)$(includedir)
	$(INSTALL) -m 755 $(PROGRAM) $(DESTDIR)$(bindir)/claimgrep
	$(INSTALL) -m 644 $(STATIC) $(DESTDIR)$(libdir)/libclaimgrep.a
	$(INSTALL) -m 755 $(BUILD)/$(SHARED) $(DESTDIR)$(libdir)/$(SHARED)
	ln -sf $(SHARED) $(DESTDIR)$(libdir)/$(SHARED_LINK)
	$(INSTALL) -m 644 include/claimgrep.h $(DESTDIR)$(includedir)/claimgrep.h
	$(INSTALL) -m 644 $(BUILD)/claimgrep.pc $(DESTDIR)$(libdir)/pkgconfig/claimgrep.pc
	for page in $(MAN_PAGES) $(BUILD)/share/man/*.1; do \
		section=$(DESTDIR)$(mandir)/man$${page##*.}; \
		$(INSTALL) -d $$section && $(INSTALL) -m 644 $$page $$section || exit 1; \
	done
	set -e; for place in $(COMPLETIONS); do \
		file=$(DESTDIR)$(datadir)/$${place#*:}; \
		$(INSTALL) -d $${file%/*} && $(INSTALL) -m 644 $(BUILD)/share/$${place%%:*} $$file; \
	done

uninstall:
	rm -f $(DESTDIR)$(bindir)/claimgrep $(DESTDIR)$(includedir)/claimgrep.h \
		$(DESTDIR)$(libdir)/libclaimgrep.a $(DESTDIR)$(libdir)/$(SHARED) \
		$(DESTDIR)$(libdir)/$(SHARED_LINK) $(DESTDIR)$(libdir)/pkgconfig/claimgrep.pc
	for page in $(MAN_PAGES); do \
		rm -f $(DESTDIR)$(mandir)/man$${page##*.}/$${page##*/} || exit 1; \
	done
	rm -f $(DESTDIR)$(mandir)/man1/claimgrep-*.1
	for place in $(COMPLETIONS); do rm -f $(DESTDIR)$(datadir)/$${place#*:} || exit 1; done

setup:
	@sh tools/setup.sh
setup-dev:
	@sh tools/setup.sh dev

clean:
	rm -rf build build-*/

-include $(shell find $(BUILD)/obj $(BUILD)/pic -name '*.d' 2>/dev/null)
