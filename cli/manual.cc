#include "cli/manual.h"

#include "cleanview/version.h"

namespace cleanview::cli {
namespace {

std::string joined(const std::vector<std::string>& words, const char* separator) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : separator) + word;
  return out;
}

// Text as roff shows it: no requests, hyphens that can be copied.
std::string roff(const std::string& text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\' || c == '-') out += '\\';
    out += c == '\\' ? 'e' : c;
    line_begins = c == '\n';
  }
  return out;
}

// `text` between single quotes, for all three shells.
std::string quoted(const std::string& text, const char* quote_inside) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? quote_inside : std::string(1, c);
  return out + "'";
}

std::string all_names(const CommandText& text) {
  std::string out;
  for (const OptionText& option : text.options) out += (out.empty() ? "" : " ") + joined(option.names, " ");
  return out;
}

std::string bash_script(const CommandText& text) {
  std::string out = "# bash completion for cleanview\n_cleanview() {\n  local word=${COMP_WORDS[COMP_CWORD]}\n";
  out += "  case ${COMP_WORDS[COMP_CWORD-1]} in\n";
  for (const OptionText& option : text.options) {
    if (option.value.empty()) continue;
    out += "    " + joined(option.names, "|") + ") ";
    if (!option.choices.empty()) {
      out += "COMPREPLY=($(compgen -W '" + joined(option.choices, " ") + "' -- \"$word\")); return ;;\n";
    } else {
      out += option.file ? "COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n" : "COMPREPLY=(); return ;;\n";
    }
  }
  out += "  esac\n  if [[ $word == -* ]]; then\n    COMPREPLY=($(compgen -W '" + all_names(text) + "' -- \"$word\"))\n";
  return out +
         "  else\n    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\n"
         "complete -o filenames -F _cleanview cleanview\n";
}

std::string zsh_script(const CommandText& text) {
  std::string out = "#compdef cleanview\n_arguments -s -S \\\n";
  for (const OptionText& option : text.options) {
    for (const std::string& name : option.names) {
      std::string line = name + (option.value.empty() ? "" : name.starts_with("--") ? "=" : "+") + "[";
      for (const char c : option.description)
        line += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
      line += "]";
      if (!option.value.empty()) {
        line += ":" + option.value + ":";
        if (!option.choices.empty()) line += "(" + joined(option.choices, " ") + ")";
        if (option.choices.empty() && option.file) line += "_files";
      }
      out += "  " + quoted(line, "'\\''") + " \\\n";
    }
  }
  return out + "  '*:page:_files'\n";
}

std::string fish_script(const CommandText& text) {
  std::string out = "# fish completion for cleanview\n";
  for (const OptionText& option : text.options) {
    out += "complete -c cleanview";
    for (const std::string& name : option.names) {
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (!option.value.empty()) out += option.file ? " -r" : " -x";
    if (!option.choices.empty()) out += " -a " + quoted(joined(option.choices, " "), "\\'");
    out += " -d " + quoted(option.description, "\\'") + "\n";
  }
  return out;
}

}  // namespace

std::string manual_page(const CommandText& text) {
  std::string out = ".TH CLEANVIEW 1 \"\" \"cleanview " CLEANVIEW_VERSION "\" \"User commands\"\n";
  out +=
      ".SH NAME\ncleanview \\- extracts what a web page says\n.SH SYNOPSIS\n.B cleanview\n[\\fIOPTION\\fR]... "
      "[\\fIPATH\\fR]...\n";
  out += ".SH DESCRIPTION\n" + roff(text.description) + "\n.SH OPTIONS\n";
  for (const OptionText& option : text.options) {
    out += ".TP\n\\fB" + roff(joined(option.names, ", ")) + "\\fR";
    if (!option.value.empty()) out += " \\fI" + roff(option.value) + "\\fR";
    out += "\n" + roff(option.description) + "\n";
  }
  return out + ".SH EXAMPLES AND EXIT STATUS\n.nf\n" + roff(text.examples) + "\n.fi\n";
}

std::string completion_script(const CommandText& text, const std::string& shell) {
  if (shell == "bash") return bash_script(text);
  return shell == "zsh" ? zsh_script(text) : fish_script(text);
}

}  // namespace cleanview::cli
