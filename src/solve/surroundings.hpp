/// How a run meets what is around it; null where there is nothing to meet.
#pragma once

#include "loading/stride.hpp"
#include "solve/given_state.hpp"
#include "solve/start_cache.hpp"
#include "solve/watch.hpp"

#include <functional>

namespace spinewalk::solve {

struct Surroundings {
  const GivenState* given = nullptr;   ///< the state for `start: {from: ...}`, read by the caller
  StartCache* cache = nullptr;         ///< keeps start states between runs
  Checkpoints* checkpoints = nullptr;  ///< is asked between steps
  const Arrays* from = nullptr;        ///< state of a checkpoint to go on from; its rows stand in the record
  /// Changes the excitation of a phase (its index) before it begins; empty: nothing does.
  std::function<void(std::size_t, loading::Stride&)> change_stride{};
};

}  // namespace spinewalk::solve
