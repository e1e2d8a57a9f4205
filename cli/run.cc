// Workers take the next page from a counter and put its result into a window of slots; the main thread writes the slots
// in order. The window bounds what is held in memory when one page takes longer than those behind it.
#include "cli/run.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "cleanview/extractor.h"
#include "cleanview/render.h"
#include "cli/explain.h"
#include "cli/inputs.h"
#include "cli/output.h"

namespace cleanview::cli {
namespace {

constexpr std::size_t kWindow = 64;
constexpr std::uint32_t kBatchTimeoutMs = 2000;

struct PageResult {
  std::string output;
  std::string message;  // for standard error
  int status = kDone;
};

JsonOptions json_options(const CommandOptions& o) {
  JsonOptions json;
  const auto wants = [&](const char* kind) {
    return std::find(o.content.begin(), o.content.end(), kind) != o.content.end();
  };
  if (!o.content.empty()) json.text = wants("text");
  json.markdown = wants("markdown") || std::find(o.fields.begin(), o.fields.end(), "markdown") != o.fields.end();
  json.html = wants("html") || std::find(o.fields.begin(), o.fields.end(), "html") != o.fields.end();
  json.blocks = wants("blocks") || std::find(o.fields.begin(), o.fields.end(), "blocks") != o.fields.end();
  json.fields = o.fields;
  json.pretty = o.format == Format::kJson;
  return json;
}

// The value of one key: strings as they are, lists a line each, other values as JSON.
std::string raw_field(const Article& article, const RecordInput& input, const std::string& key) {
  JsonOptions json;
  json.fields = {key};
  json.markdown = key == "markdown";
  json.html = key == "html";
  json.blocks = key == "blocks";
  if (key == "text") return to_text(article) + "\n";
  if (key == "markdown") return to_markdown(article);
  if (key == "html") return to_html(article);
  const std::string record = to_json(article, input, json);
  const std::size_t begin = record.find(':') + 1;
  std::string value = record.substr(begin, record.size() - begin - 1);
  if (value == "null") value.clear();
  const bool plain = value.size() >= 2 && value.front() == '"' && value.find('\\') == std::string::npos;
  return (plain ? value.substr(1, value.size() - 2) : value) + "\n";
}

std::string render(const Article& article, const RecordInput& input, const CommandOptions& o) {
  if (!o.field.empty()) return raw_field(article, input, o.field);
  const bool json = o.format == Format::kJson || o.format == Format::kJsonl;
  if (o.explain && !json) return explain_article(article);
  switch (o.format) {
    case Format::kText: return to_text(article, o.look) + "\n";
    case Format::kHtml: return to_html(article, o.look);
    case Format::kXml: return to_xml(article);
    case Format::kTei: return to_tei(article);
    case Format::kCsv: return to_csv(article);
    case Format::kTsv: return to_csv(article, '\t');
    case Format::kJson:
    case Format::kJsonl: return to_json(article, input, json_options(o)) + "\n";
    case Format::kMarkdown:
    case Format::kAuto: break;
  }
  return to_markdown(article, o.look);
}

PageResult do_page(const std::string& path, const CommandOptions& o, Extractor& extractor) {
  PageResult result;
  const InputBytes bytes = read_input(path, o.extract.limits.max_input_bytes);
  if (!bytes.error.empty()) {
    result.message = bytes.error;
    result.status = kInputOrOutputFailed;
    return result;
  }
  const RecordInput input{.path = path, .bytes = bytes.bytes.size()};
  const Page page{.html = bytes.bytes, .url = o.url, .content_type = o.content_type, .charset = o.charset};
  const Result<Article> article = extractor.extract(page, o.extract);
  if (article) {
    result.output = render(*article, input, o);
    return result;
  }
  result.status = kSomePagesFailed;
  result.message = path + ": " + article.error().message;
  if (o.format == Format::kJson || o.format == Format::kJsonl) {
    result.output = error_to_json(article.error(), input, json_options(o)) + "\n";
  }
  return result;
}

// Results in order of their number, a bounded number of them at a time.
class OrderedWindow {
 public:
  // Blocks while `number` is too far ahead of what is written. False when the writer has stopped.
  bool put(std::size_t number, PageResult result) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || number < next_ + kWindow; });
    if (stopped_) return false;
    ready_.emplace(number, std::move(result));
    if (number == next_) filled_.notify_one();
    return true;
  }

  PageResult take() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return ready_.count(next_) > 0; });
    auto node = ready_.extract(next_++);
    room_.notify_all();
    return std::move(node.mapped());
  }

  void stop() {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_, filled_;
  std::map<std::size_t, PageResult> ready_;
  std::size_t next_ = 0;
  bool stopped_ = false;
};

class Command {
 public:
  explicit Command(CommandOptions options) : options_(std::move(options)), output_(options_.output) {}

  int run() {
    if (!output_.error().empty()) return fail(output_.error());
    InputList inputs = list_inputs(options_.paths);
    for (const std::string& error : inputs.errors) {
      note(kInputOrOutputFailed);
      say(error);
    }
    const bool several = inputs.files.size() > 1;
    if (options_.format == Format::kAuto) options_.format = several ? Format::kJsonl : Format::kMarkdown;
    options_.extract.explain = options_.explain;
    const std::uint32_t timeout = options_.timeout_ms.value_or(several ? kBatchTimeoutMs : 0);
    options_.extract.limits.deadline = std::chrono::milliseconds(timeout);
    unsigned threads = options_.threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : options_.threads;
    threads = std::min<unsigned>(threads, static_cast<unsigned>(std::max<std::size_t>(1, inputs.files.size())));
    threads == 1 ? one_thread(inputs.files) : many_threads(inputs.files, threads);
    return status_;
  }

 private:
  void one_thread(const std::vector<std::string>& files) {
    Extractor extractor;
    for (const std::string& file : files) {
      if (!write(do_page(file, options_, extractor))) return;
    }
  }

  void many_threads(const std::vector<std::string>& files, unsigned threads) {
    OrderedWindow window;
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      Extractor extractor;
      for (std::size_t i = next++; i < files.size(); i = next++) {
        if (!window.put(i, do_page(files[i], options_, extractor))) return;
      }
    };
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < threads; ++i) workers.emplace_back(work);
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (!write(window.take())) break;
    }
    window.stop();
    for (std::thread& worker : workers) worker.join();
  }

  // False when there is no sense in going on.
  bool write(const PageResult& result) {
    note(result.status);
    if (!result.message.empty()) say(result.message);
    if (output_.write(result.output)) return true;
    if (!output_.closed()) fail(output_.error());
    return false;
  }

  void note(int status) { status_ = std::max(status_, status); }

  void say(const std::string& message) const { std::fprintf(stderr, "cleanview: %s\n", printable(message).c_str()); }

  int fail(const std::string& message) {
    say(message);
    return status_ = kInputOrOutputFailed;
  }

  CommandOptions options_;
  Output output_;
  int status_ = kDone;
};

}  // namespace

int run(CommandOptions options) {
  return Command(std::move(options)).run();
}

}  // namespace cleanview::cli
