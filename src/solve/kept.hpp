/// The state of a run between two steps as named arrays of numbers: what a checkpoint holds beside the rows.
///
/// A class says once, for both ways, which of its members carry its state:
///
///     auto kept() { return std::tie(time_, states_, dt_); }
///
/// Members are numbers, arrays, vectors, pairs and tuples, unique_ptr (never null) and classes with kept(). A vector goes
/// in behind its length. Numbers are stored as double: exact for integers below 2^53.
/// Tests: tests/unit/solve/kept_test.cpp.
#pragma once

#include <cmath>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace spinewalk::solve {

using Arrays = std::map<std::string, std::vector<double>>;

namespace kept_detail {

template <class T>
concept Keeper = requires(T& value) {
  value.kept();
};
template <class T>
concept Tuple = requires {
  std::tuple_size<T>::value;
}
&&!requires(T & value) { value.begin(); };
template <class T>
concept Resizable = requires(T& value) {
  value.resize(1);
};
template <class T>
concept Pointer = requires(T& value) {
  value.get();
  *value;
};

/// Hands every number of `value` to visit(number); lengths of vectors to visit_length(vector).
template <class T, class Visit, class VisitLength>
void walk(T& value, Visit& visit, VisitLength& visit_length) {
  if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    visit(value);
  } else if constexpr (Pointer<T>) {
    walk(*value, visit, visit_length);
  } else if constexpr (Keeper<T>) {
    auto members = value.kept();
    walk(members, visit, visit_length);
  } else if constexpr (Tuple<T>) {
    std::apply([&](auto&... members) { (walk(members, visit, visit_length), ...); }, value);
  } else {
    if constexpr (Resizable<T>) visit_length(value);
    for (auto& item : value) walk(item, visit, visit_length);
  }
}

}  // namespace kept_detail

/// Stores `value` under `name`.
template <class T>
void keep(Arrays& arrays, const std::string& name, T& value) {
  std::vector<double>& numbers = arrays[name];
  numbers.clear();
  auto number = [&](const auto& item) { numbers.push_back(static_cast<double>(item)); };
  auto length = [&](const auto& items) { numbers.push_back(static_cast<double>(items.size())); };
  kept_detail::walk(value, number, length);
}

/// Fills `value` from what keep() stored. @throws std::out_of_range when the numbers do not fit it.
template <class T>
void restore(const Arrays& arrays, const std::string& name, T& value) {
  const std::vector<double>& numbers = arrays.at(name);
  std::size_t next = 0;
  auto number = [&](auto& item) {
    item = static_cast<std::remove_reference_t<decltype(item)>>(numbers.at(next++));
  };
  auto length = [&](auto& items) {
    const double stored = numbers.at(next++);
    if (!(stored >= 0 && stored <= 1e9 && stored == std::floor(stored)))
      throw std::out_of_range(name + ": not a length");
    const auto size = static_cast<std::size_t>(stored);
    using Item = typename std::remove_reference_t<decltype(items)>::value_type;
    if constexpr (kept_detail::Pointer<Item> || !std::is_default_constructible_v<Item>) {
      if (items.size() != size) throw std::out_of_range(name + ": another number of parts");
    } else {
      if (size > numbers.size()) throw std::out_of_range(name + ": longer than what is stored");
      items.resize(size);
    }
  };
  kept_detail::walk(value, number, length);
  if (next != numbers.size()) throw std::out_of_range(name + ": more numbers than expected");
}

}  // namespace spinewalk::solve
