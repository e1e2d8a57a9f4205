// Builds an Article's content blocks from the text blocks that are kept.
#ifndef CLEANVIEW_CONTENT_ASSEMBLE_H_
#define CLEANVIEW_CONTENT_ASSEMBLE_H_

#include <span>
#include <string_view>

#include "cleanview/article.h"
#include "cleanview/options.h"
#include "content/verdict.h"
#include "page/css_path.h"
#include "page/page_model.h"

namespace cleanview {

// What more assemble() goes by.
struct AssembleHelp {
  std::span<const Mark> marks = {};  // what was decided by hand over each node; empty: nothing
  const CssPaths* paths = nullptr;   // for Block::path and Block::rule, which are empty without
};

// Fills article.blocks, images, media and toc from the blocks of `page` whose verdict is kMainContent, with
// the structure that their elements give them: lists, tables, quotes, figures, code, inline markup.
// Images and media that stand between kept blocks come along. Order is the page's.
//
// `base` is the absolute address that relative ones are resolved against; may be empty (then they are dropped
// unless absolute). Adds warnings for what a limit took away.
// Cost: linear in the nodes of the page.
void assemble(const PageModel& page, std::span<const Verdict> verdicts, std::string_view base, const Limits& limits,
              Article& article, const AssembleHelp& help = {});

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_ASSEMBLE_H_
