// The module cleanview._native: values in, values out; the Python package gives them their shape.
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <chrono>
#include <utility>

#include "cleanview/choices.h"
#include "cleanview/version.h"
#include "extraction.h"
#include "warc.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace cleanview::python {
namespace {

nb::bytes as_bytes(std::string_view text) {
  return nb::bytes(text.data(), text.size());
}

nb::object code_of(const std::optional<Error>& error) {
  if (!error) return nb::none();
  const std::string_view name = error_code_name(error->code);
  return nb::str(name.data(), name.size());
}

std::string message_of(const std::optional<Error>& error) {
  return error ? error->message : std::string();
}

// Rules out of the text of a file (empty: none), and selectors over them. Raises ValueError.
SiteRules site_rules(std::string_view text, std::vector<std::string> select, std::vector<std::string> keep,
                     std::vector<std::string> prune) {
  Result<SiteRules> rules = text.empty() ? SiteRules() : SiteRules::parse(text);
  if (!rules) throw nb::value_error(("rules: " + rules.error().message).c_str());
  const auto selectors = SiteRules::for_every_page(
      {.select = std::move(select), .keep = std::move(keep), .prune = std::move(prune)});
  if (!selectors) throw nb::value_error(selectors.error().message.c_str());
  rules->append(*selectors);
  return *std::move(rules);
}

// The names of one option's choices with what make_options() and make_look() take for them; the default stands first.
template <typename Enum, std::size_t Size>
nb::dict numbers_of(const Choice<Enum> (&choices)[Size]) {
  nb::dict numbers;
  for (const Choice<Enum>& choice : choices)
    numbers[nb::str(choice.name.data(), choice.name.size())] = static_cast<int>(choice.value);
  return numbers;
}

ExtractOptions make_options(int focus, int classifier, bool explain, bool provenance, std::int64_t deadline_ms,
                            std::size_t max_input_bytes, const SiteRules& site_rules,
                            std::vector<std::uint32_t> restore) {
  ExtractOptions options{.focus = static_cast<Focus>(focus),
                         .classifier = static_cast<ClassifierKind>(classifier),
                         .explain = explain,
                         .provenance = provenance,
                         .rules = site_rules,
                         .restore = std::move(restore)};
  options.limits.deadline = std::chrono::milliseconds(deadline_ms);
  options.limits.max_input_bytes = max_input_bytes;
  return options;
}

RenderOptions make_look(int links, int images, int tables, int math, bool title, bool toc, bool front_matter,
                        bool document, std::uint32_t wrap) {
  return {.links = static_cast<LinkStyle>(links),
          .images = static_cast<ImageStyle>(images),
          .tables = static_cast<TableStyle>(tables),
          .math = static_cast<MathStyle>(math),
          .title = title,
          .toc = toc,
          .front_matter = front_matter,
          .layout = true,
          .document = document,
          .wrap = wrap};
}

nb::bytes outcome_json(const Outcome& outcome, const std::vector<std::string>& content,
                       const std::vector<std::string>& fields, bool pretty) {
  JsonOptions options{.text = false, .fields = fields, .pretty = pretty};
  for (const std::string& name : content) {
    options.text |= name == "text";
    options.markdown |= name == "markdown";
    options.html |= name == "html";
    options.blocks |= name == "blocks";
  }
  return as_bytes(outcome.json(options));
}

// A page is (html, url, content_type, charset, id, path, offset). The bytes object outlives the job: the caller's
// list holds it.
Job job_of(nb::handle page) {
  const auto fields = nb::cast<nb::tuple>(page);
  const auto html = nb::cast<nb::bytes>(fields[0]);
  return {.html = {html.c_str(), html.size()},
          .source = {.url = nb::cast<std::string>(fields[1]),
                     .content_type = nb::cast<std::string>(fields[2]),
                     .charset = nb::cast<std::string>(fields[3]),
                     .id = nb::cast<std::string>(fields[4]),
                     .path = nb::cast<std::string>(fields[5]),
                     .offset = nb::cast<std::uint64_t>(fields[6])}};
}

Outcome extract_page(nb::tuple page, const ExtractOptions& options) {
  Job job = job_of(page);
  const nb::gil_scoped_release release;
  return extract_one(std::move(job), options);
}

std::vector<Outcome> run_pool(Pool& pool, nb::list pages, const ExtractOptions& options) {
  std::vector<Job> jobs;
  for (nb::handle page : pages) jobs.push_back(job_of(page));
  const nb::gil_scoped_release release;
  return pool.run(jobs, options);
}

// What could not be read or extracted of an input, as an outcome whose record tells it.
Outcome damage(const pipeline::PageItem& item) {
  Outcome outcome;
  outcome.source = {.url = item.url, .id = item.id, .path = item.path, .offset = item.offset};
  outcome.bytes = item.bytes.size();
  outcome.error = item.error;
  return outcome;
}

void bind_outcome(nb::module_& m) {
  nb::class_<Outcome>(m, "Outcome")
      .def_prop_ro("error_code", [](const Outcome& o) { return code_of(o.error); })
      .def_prop_ro("error_message", [](const Outcome& o) { return message_of(o.error); })
      .def_ro("size", &Outcome::bytes)
      .def("json", &outcome_json)
      .def("text", [](const Outcome& o, const RenderOptions& look) { return to_text(o.article, look); })
      .def("markdown", [](const Outcome& o, const RenderOptions& look) { return to_markdown(o.article, look); })
      .def("html", [](const Outcome& o, const RenderOptions& look) { return to_html(o.article, look); });
}

void bind_warc(nb::module_& m) {
  nb::class_<pipeline::PageItem>(m, "WarcItem")
      .def_prop_ro("html", [](const pipeline::PageItem& i) { return as_bytes(i.bytes); })
      .def_ro("url", &pipeline::PageItem::url)
      .def_ro("content_type", &pipeline::PageItem::content_type)
      .def_ro("path", &pipeline::PageItem::path)
      .def_ro("offset", &pipeline::PageItem::offset)
      .def_ro("date", &pipeline::PageItem::date)
      .def_ro("record_id", &pipeline::PageItem::record_id)
      .def_ro("unreadable", &pipeline::PageItem::unreadable)
      .def_prop_ro("error_code", [](const pipeline::PageItem& i) { return code_of(i.error); })
      .def("damage", &damage);
  nb::class_<WarcRange>(m, "WarcRange")
      .def(nb::init<std::string, std::uint64_t, std::uint64_t, std::size_t>(), nb::call_guard<nb::gil_scoped_release>())
      .def("next", &WarcRange::next, nb::call_guard<nb::gil_scoped_release>());
}

}  // namespace
}  // namespace cleanview::python

NB_MODULE(_native, m) {
  using namespace cleanview::python;
  m.attr("version") = CLEANVIEW_VERSION;
  nb::list keys;
  for (std::string_view key : cleanview::record_keys()) keys.append(nb::str(key.data(), key.size()));
  m.attr("record_keys") = nb::tuple(keys);
  m.attr("max_input_bytes") = cleanview::Limits{}.max_input_bytes;
  m.attr("focus") = numbers_of(cleanview::kFocusChoices);
  m.attr("classifier") = numbers_of(cleanview::kClassifierChoices);
  nb::dict looks;
  looks["links"] = numbers_of(cleanview::kLinkChoices);
  looks["images"] = numbers_of(cleanview::kImageChoices);
  looks["tables"] = numbers_of(cleanview::kTableChoices);
  looks["math"] = numbers_of(cleanview::kMathChoices);
  m.attr("looks") = looks;
  nb::class_<cleanview::ExtractOptions>(m, "Options");
  nb::class_<cleanview::SiteRules>(m, "SiteRules");
  nb::class_<cleanview::RenderOptions>(m, "Look");
  m.def("site_rules", &site_rules);
  m.def("make_options", &make_options);
  m.def("make_look", &make_look);
  bind_outcome(m);
  bind_warc(m);
  nb::class_<Pool>(m, "Pool")
      .def(nb::init<unsigned>(), nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("threads", &Pool::threads)
      .def("run", &run_pool);
  m.def("extract", &extract_page);
}
