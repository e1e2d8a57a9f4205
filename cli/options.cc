#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>

#include "cleanview/render.h"
#include "cleanview/version.h"

namespace cleanview::cli {
namespace {

constexpr const char* kDescription =
    "Extracts what a web page says: title, main content, related links, badges and metadata.\n"
    "Reads files, directories or standard input; writes Markdown, text, HTML or JSON.";

constexpr const char* kExamples = R"(Examples:
  cleanview page.html                            Markdown of one page
  curl -sL URL | cleanview --url URL             a page from standard input; the address makes links absolute
  cleanview -f text page.html                    plain text
  cleanview -f json page.html                    the whole record, indented
  cleanview -f jsonl -j 0 pages/ > out.jsonl     a record a line for every page below pages/, on all cores
  cleanview --field title *.html                 one value a page
  cleanview --fields title,authors,published -f jsonl *.html
  cleanview --explain page.html                  what was removed or moved, by which rule, and why

Exit status: 0 all pages done; 1 some pages failed; 2 wrong use; 3 input or output failed.)";

template <typename Enum>
CLI::CheckedTransformer names(const std::map<std::string, Enum>& map) {
  return CLI::CheckedTransformer(map, CLI::ignore_case);
}

void add_output_options(CLI::App& app, CommandOptions& o) {
  static const std::map<std::string, Format> kFormats = {
      {"markdown", Format::kMarkdown}, {"md", Format::kMarkdown}, {"text", Format::kText}, {"html", Format::kHtml},
      {"json", Format::kJson},         {"jsonl", Format::kJsonl}, {"xml", Format::kXml},   {"tei", Format::kTei},
      {"csv", Format::kCsv},           {"tsv", Format::kTsv}};
  app.add_option(
         "-f,--format", o.format,
         "markdown, text, html, json, jsonl, xml, tei, csv or tsv (tables); markdown for one page, jsonl for several")
      ->transform(names(kFormats))
      ->option_text("KIND");
  app.add_option("-o,--output", o.output, "Write to FILE instead of standard output")->option_text("FILE");
  app.add_option("--fields", o.fields, "Only these keys of the record, in its order")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("A,B,C");
  app.add_option("--field", o.field, "One raw value a page: a key of the record")->option_text("KEY");
  app.add_option("--content", o.content, "What records carry: text, markdown, html, blocks (text)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"text", "markdown", "html", "blocks"}))
      ->option_text("A,B");
  app.add_flag("--explain", o.explain, "Say what was removed or moved, by which rule, and why");
}

void add_look_options(CLI::App& app, RenderOptions& look) {
  static const std::map<std::string, LinkStyle> kLinks = {{"inline", LinkStyle::kInline},
                                                          {"refs", LinkStyle::kReference},
                                                          {"list", LinkStyle::kList},
                                                          {"none", LinkStyle::kNone}};
  static const std::map<std::string, ImageStyle> kImages = {
      {"inline", ImageStyle::kInline}, {"list", ImageStyle::kList}, {"none", ImageStyle::kNone}};
  static const std::map<std::string, TableStyle> kTables = {{"gfm", TableStyle::kGfm},
                                                            {"html", TableStyle::kHtml},
                                                            {"text", TableStyle::kText},
                                                            {"csv", TableStyle::kCsv},
                                                            {"none", TableStyle::kNone}};
  static const std::map<std::string, MathStyle> kMath = {{"tex", MathStyle::kTex}, {"text", MathStyle::kText}};
  app.add_flag("--title", look.title, "Begin Markdown and HTML with the title");
  app.add_flag("--front-matter", look.front_matter, "Begin Markdown with the metadata as YAML");
  app.add_flag("--toc", look.toc, "Begin Markdown and HTML with a list of the headings");
  app.add_option("--links", look.links, "Links in Markdown: inline, refs, list or none (inline)")
      ->transform(names(kLinks))
      ->option_text("KIND");
  app.add_option("--images", look.images, "Images in Markdown and HTML: inline, list or none (inline)")
      ->transform(names(kImages))
      ->option_text("KIND");
  app.add_option("--tables", look.tables, "Tables in Markdown: gfm, html, text, csv or none (gfm)")
      ->transform(names(kTables))
      ->option_text("KIND");
  app.add_option("--math", look.math, "Formulas in Markdown and HTML: tex, in dollar signs, or text (tex)")
      ->transform(names(kMath))
      ->option_text("KIND");
  app.add_option("--wrap", look.wrap, "Break lines of Markdown and text after at most N characters (0: never)")
      ->option_text("N");
}

void add_page_options(CLI::App& app, CommandOptions& o) {
  static const std::map<std::string, Focus> kFocus = {
      {"balanced", Focus::kBalanced}, {"precision", Focus::kPrecision}, {"recall", Focus::kRecall}};
  app.add_option("--url", o.url, "Address of the page: the base of its relative links")->option_text("URL");
  app.add_option("--charset", o.charset, "Encoding of the page, over what it says itself")->option_text("NAME");
  app.add_option("--content-type", o.content_type, "The HTTP header's value")->option_text("TYPE");
  app.add_option("--focus", o.extract.focus, "balanced, precision (less is kept) or recall (more)")
      ->transform(names(kFocus))
      ->option_text("NAME");
  app.add_flag_callback(
      "--fast", [&o] { o.extract.classifier = ClassifierKind::kRules; }, "Rules alone, without the learned model");
  app.add_flag("--provenance", o.extract.provenance, "Where each value came from, and what else was on offer");
}

void add_batch_options(CLI::App& app, CommandOptions& o) {
  app.add_option("-j,--threads", o.threads, "Worker threads; 0: all cores (1)")
      ->option_text("N")
      ->check(CLI::Range(0u, 1024u));
  app.add_option("--timeout-ms", o.timeout_ms, "Most time for one page; 0: no limit (2000 for several pages)")
      ->option_text("N");
  app.add_option("--max-bytes", o.extract.limits.max_input_bytes, "Largest page (33554432)")->option_text("N");
  app.add_flag("-q,--quiet", o.quiet, "No messages but errors");
}

// Mistakes that the option parser cannot see. Empty when there is none.
std::string mistake_in(const CommandOptions& o) {
  const auto& keys = record_keys();
  const auto is_key = [&](const std::string& name) { return std::find(keys.begin(), keys.end(), name) != keys.end(); };
  for (const std::string& field : o.fields) {
    if (!is_key(field)) return "--fields: the record has no key \"" + field + "\"";
  }
  if (!o.field.empty() && !is_key(o.field)) return "--field: the record has no key \"" + o.field + "\"";
  return {};
}

}  // namespace

std::optional<CommandOptions> parse_command_line(int argc, char** argv, int& exit_code) {
  CommandOptions o;
  CLI::App app{kDescription, "cleanview"};
  app.footer(kExamples);
  app.set_version_flag("-V,--version", "cleanview " CLEANVIEW_VERSION, "Print the version");
  app.set_help_flag("-h,--help", "Print this help");
  app.add_option("PATH", o.paths, "Files, directories, or - for standard input");
  add_output_options(app, o);
  add_look_options(app, o.look);
  add_page_options(app, o);
  add_batch_options(app, o);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    const bool wrong = e.get_exit_code() != 0;
    if (wrong) {
      std::fprintf(stderr, "cleanview: %s (see cleanview --help)\n", e.what());
      exit_code = kWrongUse;
    } else {
      exit_code = app.exit(e);
    }
    return std::nullopt;
  }
  const std::string mistake = mistake_in(o);
  if (!mistake.empty()) {
    std::fprintf(stderr, "cleanview: %s (see cleanview --help)\n", mistake.c_str());
    exit_code = kWrongUse;
    return std::nullopt;
  }
  return o;
}

}  // namespace cleanview::cli
