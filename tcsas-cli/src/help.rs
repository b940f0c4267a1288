//! What the program says about itself.

pub(super) const PROGRAM: &str = "\
Imports, compares and checks API descriptions of Tencent Cloud services.

Usage: tcsas COMMAND ...

  check PATH...    says what is wrong with spec files, as the macro does, but without a compiler
  diff OLD NEW     says what differs between two descriptions, and what of it breaks callers
  import API_JSON --out DIR
                   turns a vendor's description into spec files, or brings them up to date

  --help           this text; behind a command, what there is to know about it
  --version        the version of this program
  --color WHEN     auto (on a terminal, and unless NO_COLOR is set), always or never

Exit code: 0; 1 if something is wrong with what was given; 2 if the program was called wrongly, or
if diff cannot read what it is to compare.
";

pub(super) const CHECK: &str = "\
Says what is wrong with spec files, as the macro does, but without a compiler.

Usage: tcsas check [--site SITE] [--actions PATTERN]... [--exclude PATTERN]...
                        [--format FORMAT] [--color WHEN] PATH...

  PATH               a folder of spec files, or a single one; also a vendor's api.json
  --site SITE        the site that a vendor's description is meant for, which it does not say:
                     intl or mainland; --intl for short
  --actions PATTERN  the actions to take, by name or with * for any part of a name
  --exclude PATTERN  the actions to leave out, written alike
  --format FORMAT    text, or json: one document on standard output with everything
  --color WHEN       auto, always or never

Says which host calls go to, and on standard error if nobody chose it. Mistakes and warnings go
there too. Exit code: 0 if there is no mistake, 1 if there are some; warnings are none.
";

pub(super) const DIFF: &str = "\
Says what differs between two descriptions, and what of it breaks callers of the generated code.

Usage: tcsas diff [--descriptions] [--fail-on-breaking] [--site SITE] [--format FORMAT]
                       [--color WHEN] OLD NEW

  OLD, NEW            folders of spec files, or single ones; also a vendor's api.json
  --descriptions      shows the texts that differ, which are only counted otherwise
  --fail-on-breaking  exit code 1 if something breaks callers
  --site SITE         the site that a vendor's description is meant for: intl or mainland; --intl
                      for short
  --format FORMAT     text, or json: one document on standard output with everything
  --color WHEN        auto, always or never

In front of a line, + is what was added, - what was removed, ~ what was changed, and ! what breaks
code that calls the generated one. Exit code: 0; 1 with
--fail-on-breaking if something does; 2 if a description cannot be read.
";

pub(super) const IMPORT: &str = "\
Turns a vendor's description into spec files, or brings those there are up to date.

Usage: tcsas import API_JSON --out DIR [--errors FILE] [--examples FILE] [--site SITE]
                         [--facts-only] [--adopt-guaranteed] [--actions PATTERN]...
                         [--dry-run] [--verbose] [--color WHEN]

  API_JSON           the vendor's description
  --out DIR          the folder to write to; what it holds already is kept as far as possible
  --errors FILE      the error codes of the actions (default: errors.json beside API_JSON)
  --examples FILE    documented calls (default: examples.json beside API_JSON)
  --site SITE        the site that the description is meant for, which it does not say: intl or
                     mainland; --intl for short (default: what DIR says, or else mainland)
  --facts-only       leaves the vendor's sentences out, for those who write their own
  --adopt-guaranteed promises the fields of responses that the description flags as always there:
                     they become plain fields for callers, and no Options
  --actions PATTERN  only these actions, by name or with * for any part of a name
  --dry-run          shows what would be written, and writes nothing
  --verbose          lists every part of an example that cannot be taken over
  --color WHEN       auto, always or never

Writes ACTION.json for each action, and shared.json for what several actions use. Words that are in
DIR already are never overwritten, nor is what only people know, such as rate_limit; names, types
and what is required follow the description. What is new in an action or data type that was there
before gets \"added_later\". Fields of responses that are promised stay so, and no others are without
--adopt-guaranteed. Names the files of a folder that it changes, and what changes in them, removals
included. Exit code: 0, or 1 if the description or the folder has mistakes; then
nothing is written.
";
