// Names are matched by an automaton over all patterns (Aho and Corasick), so a name costs one step per character
// however many patterns there are; and a page's values are remembered, since they repeat on it.
#include "rules/hints.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "base/ascii.h"

namespace cleanview {
namespace {

// Names longer than this are generated, and say nothing more.
constexpr std::size_t kMostNameBytes = 100;

// Letters in one case, digits, '-' with '_', and one for all other characters.
constexpr std::size_t kAlphabet = 38;

constexpr std::array<std::uint8_t, 256> make_letters() {
  std::array<std::uint8_t, 256> letters{};
  letters.fill(37);
  for (std::uint8_t i = 0; i < 26; ++i) letters['a' + i] = letters['A' + i] = i;
  for (std::uint8_t i = 0; i < 10; ++i) letters['0' + i] = static_cast<std::uint8_t>(26 + i);
  letters['-'] = letters['_'] = 36;
  return letters;
}
constexpr auto kLetters = make_letters();

constexpr std::size_t letter_of(char c) {
  return kLetters[static_cast<unsigned char>(c)];
}

bool is_name_char(char c) {
  return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
}

// What ends in a state: groups by whether the pattern must begin or end a word, and the pattern's length.
struct Ending {
  std::uint64_t group;
  std::uint8_t length;
  bool at_start;
  bool at_end;
};

class Automaton {
 public:
  Automaton() {
    states_.emplace_back();
    for (const HintPattern& p : hint_patterns()) add(p);
    link();
    for (const State& state : states_) {
      for (const std::uint16_t next : state.next) {
        steps_.push_back(static_cast<std::uint16_t>(next << 1 | int{states_[next].any_ending}));
      }
    }
  }

  std::uint64_t groups_of(std::string_view name) const {
    std::uint64_t groups = 0;
    const std::uint16_t* const steps = steps_.data();
    std::size_t step = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
      step = steps[(step >> 1) * kAlphabet + letter_of(name.data()[i])];
      if ((step & 1) != 0) groups |= endings_at(step >> 1, name, i);
    }
    return groups;
  }

 private:
  std::uint64_t endings_at(std::size_t state, std::string_view name, std::size_t last) const {
    std::uint64_t groups = 0;
    for (; state != 0; state = states_[state].fallback) {
      for (const Ending& e : states_[state].endings) {
        if (fits(e, name, last)) groups |= e.group;
      }
    }
    return groups;
  }

  struct State {
    std::array<std::uint16_t, kAlphabet> next{};
    std::uint16_t fallback = 0;
    bool any_ending = false;  // here or on the way of fallbacks
    std::vector<Ending> endings;
  };

  static bool fits(const Ending& e, std::string_view name, std::size_t last) {
    const std::size_t first = last + 1 - e.length;
    const auto bounds = [&](std::size_t inside, std::size_t outside) {
      if (outside >= name.size()) return is_name_char(name[inside]);  // wraps to a large number before the start
      return is_name_char(name[inside]) != is_name_char(name[outside]);
    };
    return (!e.at_start || bounds(first, first - 1)) && (!e.at_end || bounds(last, last + 1));
  }

  void add(const HintPattern& p) {
    std::string_view text = p.pattern;
    const bool at_start = text.starts_with('^');
    const bool at_end = text.ends_with('$');
    if (at_start) text.remove_prefix(1);
    if (at_end) text.remove_suffix(1);
    std::size_t state = 0;
    for (const char c : text) {
      std::uint16_t next = states_[state].next[letter_of(c)];
      if (next == 0) {
        next = static_cast<std::uint16_t>(states_.size());
        states_[state].next[letter_of(c)] = next;
        states_.emplace_back();
      }
      state = next;
    }
    states_[state].endings.push_back({bit(p.group), static_cast<std::uint8_t>(text.size()), at_start, at_end});
  }

  void link() {
    std::vector<std::uint16_t> queue;
    for (const std::uint16_t s : states_[0].next) {
      if (s != 0) queue.push_back(s);
    }
    for (std::size_t i = 0; i < queue.size(); ++i) {
      State& state = states_[queue[i]];
      state.any_ending = !state.endings.empty() || states_[state.fallback].any_ending;
      for (std::size_t c = 0; c < kAlphabet; ++c) {
        const std::uint16_t by_fallback = states_[state.fallback].next[c];
        if (state.next[c] == 0) {
          state.next[c] = by_fallback;
        } else {
          states_[state.next[c]].fallback = by_fallback;
          queue.push_back(state.next[c]);
        }
      }
    }
  }

  std::vector<State> states_;
  // Of each state and letter: the state that follows, and in the lowest bit its any_ending. What all names run over.
  std::vector<std::uint16_t> steps_;
};

const Automaton& automaton() {
  static const Automaton kAutomaton;
  return kAutomaton;
}

// A power of two. Values that come later take the place of others.
constexpr std::size_t kValueSlots = 1 << 9;

// Of the length and of up to 24 bytes: equal values fall into one slot, and different ones rarely.
std::size_t slot_of(std::string_view value) {
  constexpr std::uint64_t kSpread = 0x9e3779b97f4a7c15u;
  std::uint64_t hash = value.size() * kSpread;
  const auto mix = [&](std::size_t at, std::size_t size) {
    std::uint64_t word = 0;
    std::memcpy(&word, value.data() + at, size);
    hash = (hash ^ word) * kSpread;
    hash ^= hash >> 32;
  };
  if (constexpr std::size_t kWord = sizeof(std::uint64_t); value.size() >= kWord) {
    mix(0, kWord);
    mix(value.size() / 2 - kWord / 2, kWord);
    mix(value.size() - kWord, kWord);
  } else if (!value.empty()) {
    mix(0, value.size());
  }
  return hash % kValueSlots;
}

}  // namespace

std::uint64_t hint_groups_of(std::string_view value) {
  std::uint64_t groups = 0;
  const Automaton& names = automaton();
  for_each_token(value, [&](std::string_view name) { groups |= names.groups_of(name.substr(0, kMostNameBytes)); });
  return groups;
}

PageHints page_hints(const PageModel& page, Arena& arena, Lexicon lexicon) {
  struct Known {
    std::string_view text;
    std::uint64_t groups = 0;  // of `text`; none of the empty one
    NameValue value;
  };
  std::array<Known, kValueSlots> known;
  const std::span<std::uint64_t> groups = arena.make_array<std::uint64_t>(page.nodes.size());
  const bool asked = lexicon == Lexicon::kAsked;
  const std::span<NameValue> values = arena.make_array<NameValue>(asked ? page.nodes.size() : 0);
  for (NodeId n{0}; n != page.end(); ++n) {
    visit_named_values(page, n, [&](std::string_view text) {
      Known& slot = known[slot_of(text)];
      if (slot.text != text) slot = {text, hint_groups_of(text), asked ? name_value(text) : NameValue()};
      groups[index(n)] |= slot.groups;
      if (asked) values[index(n)].add(slot.value);
    });
  }
  return {groups, values};
}

}  // namespace cleanview
