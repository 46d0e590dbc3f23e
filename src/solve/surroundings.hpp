/// How a run meets what is around it; null where there is nothing to meet.
#pragma once

#include "solve/given_state.hpp"
#include "solve/start_cache.hpp"
#include "solve/watch.hpp"

namespace spinewalk::solve {

struct Surroundings {
  const GivenState* given = nullptr;   ///< the state for `start: {from: ...}`, read by the caller
  StartCache* cache = nullptr;         ///< keeps start states between runs
  Checkpoints* checkpoints = nullptr;  ///< is asked between steps
  const Arrays* from = nullptr;        ///< state of a checkpoint to go on from; its rows stand in the record
};

}  // namespace spinewalk::solve
