#include "extraction.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

namespace cleanview::python {
namespace {

Outcome extract_with(Extractor& extractor, Job& job, const ExtractOptions& options) {
  const Source& source = job.source;
  const Page page{.html = job.html, .url = source.url, .content_type = source.content_type, .charset = source.charset};
  Result<Article> article = extractor.extract(page, options);
  Outcome outcome;
  outcome.bytes = job.html.size();
  if (article) {
    outcome.article = *std::move(article);
  } else {
    outcome.error = article.error();
  }
  outcome.source = std::move(job.source);
  return outcome;
}

}  // namespace

RecordInput Outcome::input() const {
  return {.id = source.id, .path = source.path, .bytes = bytes, .offset = source.offset};
}

std::string Outcome::json(const JsonOptions& options) const {
  return error ? error_to_json(*error, input(), options) : to_json(article, input(), options);
}

Outcome extract_one(Job job, const ExtractOptions& options) {
  thread_local Extractor extractor;
  return extract_with(extractor, job, options);
}

Pool::Pool(unsigned threads)
    : extractors_(threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency())) {}

std::vector<Outcome> Pool::run(std::vector<Job>& jobs, const ExtractOptions& options) {
  std::vector<Outcome> outcomes(jobs.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&](Extractor& extractor) {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      outcomes[i] = extract_with(extractor, jobs[i], options);
    }
  };
  const std::size_t count = std::min(extractors_.size(), jobs.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work, std::ref(extractors_[i]));
  if (count > 0) work(extractors_[0]);
  for (std::thread& thread : threads) thread.join();
  return outcomes;
}

}  // namespace cleanview::python
