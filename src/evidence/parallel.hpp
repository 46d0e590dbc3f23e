/// Independent jobs on a few threads.
#pragma once

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <functional>
#include <mutex>

namespace spinewalk::evidence {

/// Called when another job has ended, by one thread at a time.
using Done = std::function<void(std::size_t done, std::size_t total)>;

/// job(0) ... job(count - 1), `threads` at a time. The first exception ends it and is thrown here.
template <class Job>
void for_each_in_parallel(std::size_t count, int threads, const Done& done, const Job& job) {
  std::mutex mutex;
  std::size_t ended = 0;
  oneapi::tbb::task_arena arena(threads);
  arena.execute([&] {
    oneapi::tbb::parallel_for(std::size_t(0), count, [&](std::size_t i) {
      job(i);
      const std::lock_guard lock(mutex);
      if (done) done(++ended, count);
    });
  });
}

}  // namespace spinewalk::evidence
