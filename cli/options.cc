#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <memory>
#include <set>

#include "cleanview/choices.h"
#include "cleanview/version.h"
#include "cli/hand_rules.h"
#include "cli/manual.h"
#include "cli/schema.h"

namespace cleanview::cli {
namespace {

constexpr const char* kDescription =
    "Extracts what a web page says: title, main content, related links, badges and metadata.\n"
    "Reads files, directories, lists, WARC, JSON Lines, addresses or standard input; writes Markdown, text, HTML, "
    "JSON\n"
    "or WET. Files may be packed with gzip or Zstandard.";

constexpr const char* kExamples = R"(Examples:
  cleanview page.html                            Markdown of one page
  curl -sL URL | cleanview --url URL             a page from standard input; the address makes links absolute
  cleanview https://example.org/story            the same, fetched
  cleanview -f text page.html                    plain text
  cleanview -f json page.html                    the whole record, indented
  cleanview -f jsonl -j 0 pages/ > out.jsonl     a record a line for every page below pages/, on all cores
  cleanview -j 0 crawl.warc.gz -o out.jsonl.gz --resume
                                                 a crawl; the same line again goes on after a crash
  cleanview --html-key body < pages.jsonl        pages in JSON Lines; other keys are passed through
  find . -name '*.html' -print0 | cleanview --files0-from - -O texts -f text
  cleanview --field title *.html                 one value a page
  cleanview --fields title,authors,published -f jsonl *.html
  cleanview -q -e page.html > story.md || echo none
                                                 tells a page without main content by its exit status
  cleanview --field url --status 404 crawl.warc.gz
                                                 what is not found in a crawl
  cleanview --explain page.html                  what was removed or moved, by which rule, and why
  cleanview --prune .newsletter --keep '#notes' page.html
                                                 what a person decides, by CSS selectors

Exit status: 0 all pages done; 1 some pages failed; 2 wrong use; 3 input or output failed; 130 interrupted.)";

constexpr std::uint32_t kDeepest = 100'000;

// Options that change how a run goes, not what it writes.
const std::set<std::string> kNotResults = {"threads",     "quiet",    "resume",        "stats",
                                           "exit-status", "progress", "checkpoint-ms", "max-failures"};

// The parser alone would take -1 for the largest number.
CLI::Validator begins_with_digit() {
  return CLI::Validator(
      [](const std::string& text) {
        const bool right = !text.empty() && text[0] >= '0' && text[0] <= '9';
        return right ? std::string() : "needs a number from 0, not " + text;
      },
      "");
}

template <typename Enum, std::size_t Size>
std::map<std::string, Enum> by_name(const Choice<Enum> (&choices)[Size]) {
  std::map<std::string, Enum> map;
  for (const Choice<Enum>& choice : choices) map.emplace(choice.name, choice.value);
  return map;
}

// Help that shows what people write: CLI11 has "{-}", a value that stands for none.
class HelpFormatter final : public CLI::Formatter {
 public:
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    std::string name = Formatter::make_option_name(option, is_positional);
    const std::size_t at = name.find("{-}");
    return at == std::string::npos ? name : name.replace(at, 3, "[=FILE]");
  }
};

// The options as they are declared, with what CLI11 does not keep.
struct Declaration {
  CLI::App& app;
  CommandOptions& o;
  std::map<const CLI::Option*, std::vector<std::string>> choices;
  std::set<const CLI::Option*> files;
  std::set<const CLI::Option*> grouped;

  template <typename Enum>
  void choose(const std::string& name, Enum& value, const std::map<std::string, Enum>& map,
              const std::string& description) {
    CLI::Option* option = app.add_option(name, value, description)->option_text("KIND");
    option->transform(CLI::Validator(
        [map](std::string& word) {
          const auto found = map.find(CLI::detail::to_lower(word));
          if (found == map.end()) return "no such kind: " + word;
          word = std::to_string(static_cast<int>(found->second));
          return std::string();
        },
        ""));
    for (const auto& [word, ignored] : map) choices[option].push_back(word);
  }
  CLI::Option* file(const std::string& name, std::string& value, const std::string& description) {
    CLI::Option* option = app.add_option(name, value, description)->option_text("FILE");
    files.insert(option);
    return option;
  }
  template <typename Number>
  CLI::Option* number(const std::string& name, Number& value, const std::string& description) {
    return app.add_option(name, value, description)->option_text("N")->check(begins_with_digit());
  }
  CLI::Option* size(const std::string& name, std::size_t& value, const std::string& description) {
    return app.add_option(name, value, description)
        ->option_text("SIZE")
        ->transform(CLI::AsSizeValue(false))
        ->transform(begins_with_digit());
  }
  // Puts the options since the last call under a heading of --help.
  void group(const std::string& heading) {
    for (CLI::Option* option : app.get_options()) {
      if (grouped.insert(option).second && !option->get_positional()) option->group(heading);
    }
  }
  CLI::Option* words(const std::string& name, std::vector<std::string>& value, const std::string& description) {
    return app.add_option(name, value, description)->delimiter(',')->allow_extra_args(false)->option_text("A,B,C");
  }
};

void add_output_options(Declaration& d) {
  CommandOptions& o = d.o;
  d.choose<Format>(
      "-f,--format", o.format,
      {{"markdown", Format::kMarkdown},
       {"md", Format::kMarkdown},
       {"text", Format::kText},
       {"html", Format::kHtml},
       {"json", Format::kJson},
       {"jsonl", Format::kJsonl},
       {"xml", Format::kXml},
       {"tei", Format::kTei},
       {"csv", Format::kCsv},
       {"tsv", Format::kTsv},
       {"wet", Format::kWet}},
      "markdown, text, html, json, jsonl, xml, tei, csv or tsv (tables), wet; markdown for one page, jsonl for "
      "several");
  d.file("-o,--output", o.output, "Write to FILE instead of standard output; packed if its name ends in .gz or .zst");
  CLI::Option* directory =
      d.app.add_option("-O,--output-dir", o.output_directory, "Write a file for each page into DIR")
          ->option_text("DIR");
  directory->excludes(d.app.get_option("--output"));
  d.files.insert(directory);
  d.app.add_option("--ext", o.extension, "Extension of these files, as .md.gz; else by format")->option_text("EXT");
  d.app.add_flag("--keep-dirs", o.keep_directories, "Keep the directories of the inputs below that DIR");
  d.words("--fields", o.fields, "Only these keys of the record, in its order");
  d.app.add_option("--field", o.field, "One raw value a page: a key of the record")->option_text("KEY");
  d.app.add_flag("-0,--null", o.null_ended, "End each result with a NUL instead of a line feed");
  CLI::Option* content = d.words("--content", o.content, "What records carry: text, markdown, html, blocks (text)");
  d.choices[content] = {"text", "markdown", "html", "blocks"};
  content->check(CLI::IsMember(d.choices[content]));
  d.app.add_flag("--explain", o.explain, "Say what was removed or moved, by which rule, and why");
}

void add_look_options(Declaration& d) {
  RenderOptions& look = d.o.look;
  d.app.add_flag("--title", look.title, "Begin Markdown and HTML with the title");
  d.app.add_flag("--front-matter", look.front_matter, "Begin Markdown with the metadata as YAML");
  d.app.add_flag("--toc", look.toc, "Begin Markdown and HTML with a list of the headings");
  d.choose("--links", look.links, by_name(kLinkChoices), "Links in Markdown: inline, refs, list or none (inline)");
  d.choose("--images", look.images, by_name(kImageChoices),
           "Images in Markdown and HTML: inline, list or none (inline)");
  d.choose("--tables", look.tables, by_name(kTableChoices), "Tables in Markdown: gfm, html, text, csv or none (gfm)");
  d.choose("--math", look.math, by_name(kMathChoices),
           "Formulas in Markdown and HTML: tex, in dollar signs, or text (tex)");
  d.number("--wrap", look.wrap, "Break lines of Markdown and text after at most N characters (0: never)");
}

void add_input_options(Declaration& d) {
  using pipeline::InputKind;
  CommandOptions& o = d.o;
  d.choose<InputKind>("--input", o.input,
                      {{"auto", InputKind::kAuto},
                       {"html", InputKind::kHtml},
                       {"warc", InputKind::kWarc},
                       {"jsonl", InputKind::kJsonl}},
                      "What the inputs are: auto (seen from their first bytes), html, warc, jsonl");
  for (const auto& [name, separator] : {std::pair("--files-from", '\n'), std::pair("--files0-from", '\0')}) {
    CLI::Option* option = d.app.add_option_function<std::string>(
        name,
        [&o, separator = separator](const std::string& path) {
          o.lists.push_back({path, separator});
        },
        separator == '\n' ? "Read paths from FILE, one a line; -: standard input"
                          : "Read paths from FILE, each ended by a NUL; -: standard input");
    d.files.insert(option->option_text("FILE"));
  }
  d.app.add_option("--html-key", o.keys.html, "JSON Lines: the key of the page (html)")->option_text("KEY");
  d.app.add_option("--url-key", o.keys.url, "JSON Lines: the key of its address (url)")->option_text("KEY");
  d.app.add_option("--id-key", o.keys.id, "JSON Lines: the key of its identifier (id)")->option_text("KEY");
  d.app
      .add_option_function<std::vector<std::string>>(
          "--pass-keys", [&o](const std::vector<std::string>& keys) { o.keys.pass = keys; },
          "JSON Lines: pass only these other keys through, instead of all")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("A,B,C");
  CLI::Option* types = d.words("--warc-type", o.warc.types, "WARC: records of these types (response,resource)");
  d.choices[types] = {"response", "resource", "conversion"};
  types->check(CLI::IsMember(d.choices[types]));
  d.words("--status", o.warc.statuses, "WARC: responses with these: 404, 4xx or all (2xx)");
  d.words("--mime", o.warc.media_types, "WARC: records of these media types, as text/html (HTML and XHTML)")
      ->transform([](std::string type) { return CLI::detail::to_lower(type); });
  d.number("--offset", o.offset, "Pass over the first N pages");
  d.number("--limit", o.limit, "End after N pages");
  d.number("--fetch-timeout-ms", o.fetch_timeout_ms, "Most time to fetch an address (30000)");
}

void add_page_options(Declaration& d) {
  CommandOptions& o = d.o;
  d.app.add_option("--url", o.url, "Address of the page: the base of its relative links")->option_text("URL");
  d.app.add_option("--charset", o.charset, "Encoding of the page, over what it says itself")->option_text("NAME");
  d.app.add_option("--content-type", o.content_type, "The HTTP header's value")->option_text("TYPE");
  d.choose("--focus", o.extract.focus, by_name(kFocusChoices), "balanced, precision (less is kept) or recall (more)");
  d.app.add_flag_callback(
      "--fast", [&o] { o.extract.classifier = ClassifierKind::kRules; }, "Rules alone, without the learned model");
  d.files.insert(d.app.add_option("--rules", o.rule_files, "Site rules from FILE (cleanview-rules/1); repeatable")
                     ->allow_extra_args(false)
                     ->option_text("FILE"));
  const auto selectors = [&d](const std::string& name, std::vector<std::string>& list, const std::string& description) {
    d.app.add_option(name, list, description)->allow_extra_args(false)->option_text("CSS");
  };
  selectors("--select", o.by_hand.select, "The main content stands in what the selectors match, and nowhere else");
  selectors("--prune", o.by_hand.prune, "Take out what the selectors match");
  selectors("--keep", o.by_hand.keep, "Keep what the selectors match, whatever rules say");
  d.app.add_option("--restore", o.extract.restore, "Put removal N of --explain back; repeatable")
      ->allow_extra_args(false)
      ->check(begins_with_digit())
      ->option_text("N");
  d.app.add_flag("--provenance", o.extract.provenance, "Where each value came from, and what else was on offer");
}

void add_limit_options(Declaration& d) {
  CommandOptions& o = d.o;
  d.number("--timeout-ms", o.timeout_ms, "Most time for one page; 0: no limit (2000 for several pages)");
  Limits& limits = o.extract.limits;
  d.size("--max-bytes", limits.max_input_bytes, "Largest page, as 500K or 32M (32M)");
  d.size("--max-memory", limits.max_arena_bytes, "Most memory for the tree of one page (256M)");
  d.number("--max-nodes", limits.max_nodes, "Most nodes of one page (1000000)");
  d.number("--max-depth", limits.max_depth, "Deepest nesting; deeper elements become siblings (512)")
      ->check(CLI::Range(1u, kDeepest));
}

void add_batch_options(Declaration& d) {
  CommandOptions& o = d.o;
  d.number("-j,--threads", o.threads, "Worker threads; 0: all cores (1)")->check(CLI::Range(0u, 1024u));
  d.app.add_flag_callback(
      "--unordered", [&o] { o.ordered = false; }, "Write results as soon as they are there, in any order");
  d.app.add_flag("--resume", o.resume, "Go on where an earlier run of the same line ended; state is in OUTPUT.state");
  d.number("--checkpoint-ms", o.checkpoint_ms, "With --resume: note how far the run is every N ms (1000)");
  d.choose<OnError>("--on-error", o.on_error,
                    {{"record", OnError::kRecord}, {"skip", OnError::kSkip}, {"fail", OnError::kFail}},
                    "A page that fails: record (with the error), skip (told on standard error), fail (the run ends)");
  d.app
      .add_option_function<std::string>(
          "--max-failures",
          [&o](const std::string& text) {
            const bool percent = text.ends_with('%');
            const char* end = text.data() + text.size() - (percent ? 1 : 0);
            std::uint64_t value = 0;
            const auto [stop, status] = std::from_chars(text.data(), end, value);
            if (status != std::errc() || stop != end) throw CLI::ValidationError("--max-failures", "needs N or N%");
            if (percent) o.max_failures_percent = static_cast<double>(value);
            if (!percent) o.max_failures = value;
          },
          "Pages that may fail before the exit status is 1: a number, or a share as 5% (0)")
      ->option_text("N|P%");
  d.app.add_flag("--stats{-}", o.stats, "Totals as JSON on standard error at the end; --stats=FILE: into FILE");
  d.choose<When>("--progress", o.progress, {{"auto", When::kAuto}, {"always", When::kAlways}, {"never", When::kNever}},
                 "A line on standard error that says how far the run is: auto (on terminals), always, never");
  d.app.add_flag("-q,--quiet", o.quiet, "No messages but errors");
  d.app.add_flag("-e,--exit-status", o.exit_status, "Exit with 1 when no page had main content, or --field no value");
}

// Mistakes that the option parser cannot see. Empty when there is none.
std::string mistake_in(const CommandOptions& o) {
  const auto& keys = record_keys();
  const auto is_key = [&](const std::string& name) { return std::find(keys.begin(), keys.end(), name) != keys.end(); };
  for (const std::string& field : o.fields) {
    if (!is_key(field)) return "--fields: the record has no key \"" + field + "\"";
  }
  if (!o.field.empty() && !is_key(o.field)) return "--field: the record has no key \"" + o.field + "\"";
  if (o.resume && o.output.empty() && o.output_directory.empty()) return "--resume needs -o FILE or -O DIR";
  if (o.resume && !o.ordered) return "--resume needs results in order: leave out --unordered";
  if (o.keep_directories && o.output_directory.empty()) return "--keep-dirs needs -O DIR";
  const bool type = o.extension.starts_with('.') && o.extension.find('/') == std::string::npos;
  if (!o.extension.empty() && !type) return "--ext: needs a dot and what follows, as .md.gz: " + o.extension;
  if (o.null_ended && o.format == Format::kWet) return "--null: WET has its own ends";
  for (const std::string& status : o.warc.statuses) {
    if (!pipeline::is_status_pattern(status)) return "--status: neither 404 nor 4xx nor all: " + status;
  }
  if (o.max_failures_percent > 100) return "--max-failures: more than 100%";
  return {};
}

std::string result_options(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0 || kNotResults.count(option->get_single_name()) > 0) continue;
    out += option->get_single_name();
    for (const std::string& value : option->results()) out += "=" + value;
    out += "\n";
  }
  return out;
}

CommandText text_of(const Declaration& d) {
  CommandText text{.description = kDescription, .examples = kExamples, .options = {}};
  for (const CLI::Option* option : std::as_const(d.app).get_options()) {
    if (option->get_positional()) continue;
    OptionText entry{.names = {}, .value = {}, .description = option->get_description(), .choices = {}};
    for (const std::string& name : option->get_snames()) entry.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) entry.names.push_back("--" + name);
    if (option->get_items_expected_max() > 0) entry.value = option->get_option_text();
    if (const auto found = d.choices.find(option); found != d.choices.end()) entry.choices = found->second;
    entry.file = d.files.count(option) > 0;
    text.options.push_back(std::move(entry));
  }
  return text;
}

// Reads the words. False: the process is to end with `exit_code`.
bool parse(CLI::App& app, int argc, char** argv, int& exit_code) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    exit_code = e.get_exit_code() == 0 ? app.exit(e) : kWrongUse;
    if (exit_code != 0) std::fprintf(stderr, "cleanview: %s (see cleanview --help)\n", e.what());
    return false;
  }
  return true;
}

}  // namespace

std::optional<CommandOptions> parse_command_line(int argc, char** argv, int& exit_code) {
  CommandOptions o;
  CLI::App app{kDescription, "cleanview"};
  Declaration d{.app = app, .o = o, .choices = {}, .files = {}, .grouped = {}};
  bool manual = false, schema = argc == 2 && std::string_view(argv[1]) == "schema";
  std::string shell;
  app.formatter(std::make_shared<HelpFormatter>());
  app.footer(kExamples);
  app.set_version_flag("-V,--version", "cleanview " CLEANVIEW_VERSION, "Print the version");
  app.set_help_flag("--help", "Print this help");
  bool examples = false;
  app.add_flag("-h", examples, "Print the examples alone");
  app.add_option("PATH", o.paths, "Files, directories, addresses, or - for standard input")->option_text("...");
  d.group("About");
  add_input_options(d);
  d.group("Inputs");
  add_page_options(d);
  d.group("What is known and wanted of pages");
  add_output_options(d);
  d.group("Outputs");
  add_look_options(d);
  d.group("How Markdown, HTML and text look");
  add_limit_options(d);
  d.group("Limits of one page");
  add_batch_options(d);
  d.group("Runs over many pages");
  app.add_flag("--schema", schema, "Print the JSON Schema of the record; so does the single word schema");
  app.add_flag("--man", manual, "Print the manual page");
  CLI::Option* completion = app.add_option("--completion", shell, "Print the completions for bash, zsh or fish");
  d.choices[completion->option_text("SHELL")] = {"bash", "zsh", "fish"};
  completion->check(CLI::IsMember(d.choices[completion]));
  d.group("About");
  if (!parse(app, argc, argv, exit_code)) return std::nullopt;
  if (examples) {
    std::printf("Usage: cleanview [OPTIONS] [PATH...]\n\n%s\n\ncleanview --help lists the options.\n", kExamples);
    return std::nullopt;
  }
  if (schema) {
    std::fwrite(record_schema().data(), 1, record_schema().size(), stdout);
    return std::nullopt;
  }
  if (manual || !shell.empty()) {
    const std::string text = manual ? manual_page(text_of(d)) : completion_script(text_of(d), shell);
    std::fputs(text.c_str(), stdout);
    return std::nullopt;
  }
  o.result_options = result_options(app);
  std::string mistake = mistake_in(o);
  if (mistake.empty()) mistake = read_hand_rules(o);
  if (!mistake.empty()) {
    std::fprintf(stderr, "cleanview: %s (see cleanview --help)\n", mistake.c_str());
    exit_code = kWrongUse;
    return std::nullopt;
  }
  return o;
}

}  // namespace cleanview::cli
